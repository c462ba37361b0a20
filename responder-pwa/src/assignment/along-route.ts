import { distanceMetres } from "@najda/geo";
import type { FoundRoute, LngLat } from "@najda/protocol";

/** How far along a route a vehicle is. */
export interface Along {
  /** What is still to be driven, from where the vehicle is nearest to the route. */
  readonly line: readonly LngLat[];
  readonly metres: number;
  readonly seconds: number;
  /** From the vehicle to the route. */
  readonly offMetres: number;
}

/** A receiver among houses is this far off at times; further away another street was taken. */
const offRouteMetres = 60;
/** Not asked again before, however far it leads astray. */
const leastMs = 8_000;
/** Asked again even on the route: closures and the traffic of slow zones change. */
const mostMs = 60_000;

/** Where the vehicle is on its route: the nearest place on it, and what is left from there. */
export function alongRoute({ line, metres, seconds }: Pick<FoundRoute, "line" | "metres" | "seconds">, at: LngLat): Along {
  let best = { segment: 0, place: line[0] ?? at, metres: Infinity };
  for (let segment = 0; segment + 1 < line.length; segment++) {
    const place = nearestOn([line[segment]!, line[segment + 1]!], at);
    const away = distanceMetres(place, at);
    if (away < best.metres) best = { segment, place, metres: away };
  }
  const left = [best.place, ...line.slice(best.segment + 1)];
  const [all, still] = [lengthOf(line), lengthOf(left)];
  const share = all === 0 ? 0 : still / all;
  return { line: left, metres: metres * share, seconds: seconds * share, offMetres: best.metres };
}

interface Known {
  readonly askedAt: number;
  /** Of the place that the route leads to. */
  readonly to: LngLat;
  readonly offMetres: number;
}

/** Whether the server is asked for a route now: there is none, it leads elsewhere, it was left, or it is old. */
export function askNow(known: Known | undefined, { to, now }: { to: LngLat; now: number }): boolean {
  if (known === undefined || known.to[0] !== to[0] || known.to[1] !== to[1]) return true;
  const age = now - known.askedAt;
  return age >= mostMs || (age >= leastMs && known.offMetres > offRouteMetres);
}

function nearestOn([a, b]: [LngLat, LngLat], at: LngLat): LngLat {
  const stretch = Math.cos((at[1] * Math.PI) / 180);
  const [dx, dy] = [(b[0] - a[0]) * stretch, b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((at[0] - a[0]) * stretch * dx + (at[1] - a[1]) * dy) / length2));
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

const lengthOf = (line: readonly LngLat[]): number => line.slice(1).reduce((sum, point, at) => sum + distanceMetres(line[at]!, point), 0);
