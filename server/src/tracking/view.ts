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
  readonly #contains: (row: number) => boolean;
  #shown = new Uint8Array(64);
  #through = -1;

  constructor(fleet: Fleet, scope: Scope) {
    this.#fleet = fleet;
    this.#contains = "unitId" in scope ? (row) => fleet.unitIds[row] === scope.unitId : withinBounds(fleet, scope.bounds);
  }

  /** What moved since the last call, as JSON; undefined when nothing did. The first call gives the whole of what is in view. */
  next(): string | undefined {
    const fleet = this.#fleet;
    const contains = this.#contains;
    const shown = this.#shownOf(fleet);
    const isFirst = this.#through < 0;
    const texts: string[] = [];
    for (const row of fleet.changedSince(this.#through)) {
      const inside = contains(row);
      if (!inside && shown[row] === 0) continue;
      shown[row] = inside ? 1 : 0;
      texts.push(fleet.textOf(row));
    }
    this.#through = fleet.changes;
    return isFirst || texts.length > 0 ? `[${texts.join(",")}]` : undefined;
  }

  #shownOf(fleet: Fleet): Uint8Array {
    if (this.#shown.length >= fleet.size) return this.#shown;
    const larger = new Uint8Array(fleet.changedAt.length);
    larger.set(this.#shown);
    return (this.#shown = larger);
  }
}

// The numbers are taken out of the bounds once: this runs for every move and every screen.
function withinBounds(fleet: Fleet, [west, south, east, north]: Bounds): (row: number) => boolean {
  const acrossAntimeridian = west > east;
  return (row) => {
    const lng = fleet.lng[row] ?? Number.NaN;
    const lat = fleet.lat[row] ?? Number.NaN;
    if (!(lat >= south && lat <= north)) return false;
    return acrossAntimeridian ? lng >= west || lng <= east : lng >= west && lng <= east;
  };
}
