import type { LngLat } from "@najda/protocol";
import { distanceMetres } from "../distance.ts";
import { foldedNames, type Names } from "./names.ts";
import type { PlaceRow } from "./rows.ts";

/** Stretches of one name this far apart are two streets. */
const samePlaceMetres = 1500;

/** The named streets of a map: their names in every language, and one place for each to find it by. */
export class StreetNames {
  readonly names = new Map<string, Names>();
  #stretches = new Map<string, { middle: LngLat; points: number }[]>();

  add(names: Names, points: LngLat[]): void {
    const { name } = names;
    if (name === undefined) return;
    this.names.set(name, { ...this.names.get(name), ...names });
    const stretches = this.#stretches.get(name) ?? [];
    this.#stretches.set(name, stretches);
    stretches.push({ middle: points[points.length >> 1]!, points: points.length });
  }

  /** One row for each street, at the middle of its longest stretch. Streets are not drawn as places. */
  *places(): Generator<PlaceRow> {
    for (const [name, stretches] of this.#stretches) {
      const names = this.names.get(name)!;
      const found: LngLat[] = [];
      for (const { middle } of stretches.sort((one, other) => other.points - one.points)) {
        if (found.some((at) => distanceMetres(at, middle) < samePlaceMetres)) continue;
        found.push(middle);
        yield { kind: "street", names, minZoom: 99, at: middle, folded: foldedNames(names) };
      }
    }
  }
}
