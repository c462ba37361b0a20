import type { Fleet } from "./fleet.ts";
import type { Bounds } from "./messages.ts";

/** A part of the map, or one unit wherever it is. */
export type Scope = { readonly bounds: Bounds } | { readonly unitId: string };

/**
 * What one screen looks at, and what it was told. It remembers which units it shows, so that a unit that leaves is told
 * once more and then costs nothing; and up to which change it was served, so that a screen that was not ready for a
 * while gets everything since then in one piece, each unit once.
 */
export class View {
  readonly #fleet: Fleet;
  readonly #scope: Scope;
  #shown = new Uint8Array(64);
  #through = -1;

  constructor(fleet: Fleet, scope: Scope) {
    this.#fleet = fleet;
    this.#scope = scope;
  }

  /**
   * What moved since the last call, as JSON; undefined when nothing did. The first call gives the whole of what is in view.
   * One pass over all units: at 10,000 of them cheaper than keeping them filed by tile (docs/decisions has the figures).
   */
  next(): string | undefined {
    const fleet = this.#fleet;
    const isFirst = this.#through < 0;
    const { changedAt } = fleet;
    if (this.#shown.length < fleet.size) this.#grow(changedAt.length);
    const texts: string[] = [];
    for (let row = 0; row < fleet.size; row += 1) {
      if ((changedAt[row] ?? 0) <= this.#through) continue;
      const inside = this.#contains(row);
      if (!inside && this.#shown[row] === 0) continue;
      this.#shown[row] = inside ? 1 : 0;
      texts.push(fleet.textOf(row));
    }
    this.#through = fleet.changes;
    return isFirst || texts.length > 0 ? `[${texts.join(",")}]` : undefined;
  }

  #contains(row: number): boolean {
    const scope = this.#scope;
    if ("unitId" in scope) return this.#fleet.unitIds[row] === scope.unitId;
    return isInside(scope.bounds, this.#fleet.lng[row] ?? Number.NaN, this.#fleet.lat[row] ?? Number.NaN);
  }

  #grow(length: number): void {
    const larger = new Uint8Array(length);
    larger.set(this.#shown);
    this.#shown = larger;
  }
}

export function isInside([west, south, east, north]: Bounds, lng: number, lat: number): boolean {
  if (!(lat >= south && lat <= north)) return false;
  return west <= east ? lng >= west && lng <= east : lng >= west || lng <= east;
}
