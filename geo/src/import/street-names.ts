import type { LngLat } from "@najda/protocol";
import { distanceMetres } from "../distance.ts";
import { foldedNames, type Names } from "./names.ts";
import type { PlaceRow } from "./rows.ts";

/** Stretches of one name whose ends lie closer than this are one street. */
const gapMetres = 400;

interface Stretch {
  ends: [LngLat, LngLat];
  middle: LngLat;
  points: number;
}

/** The named streets of a map: their names in every language, and one place for each to find it by. */
export class StreetNames {
  readonly names = new Map<string, Names>();
  #stretches = new Map<string, Stretch[]>();

  add(names: Names, points: LngLat[]): void {
    const { name } = names;
    const [first, last] = [points[0], points.at(-1)];
    if (name === undefined || first === undefined || last === undefined) return;
    this.names.set(name, { ...this.names.get(name), ...names });
    const stretches = this.#stretches.get(name) ?? [];
    this.#stretches.set(name, stretches);
    stretches.push({ ends: [first, last], middle: points[points.length >> 1]!, points: points.length });
  }

  /** One row for each street, at the middle of its longest stretch. Streets are not drawn as places. */
  *places(): Generator<PlaceRow> {
    for (const [name, stretches] of this.#stretches) {
      const names = this.names.get(name)!;
      for (const { middle } of onePerStreet(stretches)) {
        yield { kind: "street", names, minZoom: 99, at: middle, folded: foldedNames(names) };
      }
    }
  }
}

/** The longest stretch of each chain of stretches that follow one another. */
function onePerStreet(stretches: Stretch[]): Stretch[] {
  const left = stretches.toSorted((one, other) => other.points - one.points);
  const longest: Stretch[] = [];
  for (let first = left.shift(); first !== undefined; first = left.shift()) {
    longest.push(first);
    const chain = [first];
    for (let link = chain.pop(); link !== undefined; link = chain.pop()) {
      for (let at = left.length - 1; at >= 0; at--) if (follows(link, left[at]!)) chain.push(...left.splice(at, 1));
    }
  }
  return longest;
}

function follows(one: Stretch, other: Stretch): boolean {
  return one.ends.some((end) => other.ends.some((begin) => distanceMetres(end, begin) < gapMetres));
}
