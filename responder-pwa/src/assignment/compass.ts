import type { LngLat } from "@najda/protocol";

export const directions = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
export type Direction = (typeof directions)[number];

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Degrees clockwise from north in which `to` lies, seen from `from` (great circle). */
export function bearing(from: LngLat, to: LngLat): number {
  const [fromLat, toLat, turn] = [radians(from[1]), radians(to[1]), radians(to[0] - from[0])];
  const east = Math.sin(turn) * Math.cos(toLat);
  const north = Math.cos(fromLat) * Math.sin(toLat) - Math.sin(fromLat) * Math.cos(toLat) * Math.cos(turn);
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
}

/** The eighth of the compass, as people say it. */
export const directionTo = (from: LngLat, to: LngLat): Direction => directions[Math.round(bearing(from, to) / 45) % 8] ?? "n";
