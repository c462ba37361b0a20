import { type Fix, movedUnit } from "./fix.ts";
import { isNews } from "./plausible.ts";

/** How many of the latest changes a fleet can list: of 20,000 units at one report a second, more than a second's. */
const remembered = 32_768;

const unsaved = 1;
const unrelayed = 2;
export const marks = { unsaved, unrelayed } as const;

/**
 * The newest position of each unit of one centre, in columns. A unit keeps its row as long as the process lives.
 * Whoever looks at a fleet can see no other centre's units: the wall between centres is the object itself.
 */
export class Fleet {
  readonly unitIds: string[] = [];
  /** Counts changes. A row's entry in `changedAt` is the count at its newest change. */
  changes = 0;
  changedAt = new Float64Array(64);
  lng = new Float64Array(64);
  lat = new Float64Array(64);
  /** The rows of the latest changes, by the change's count. */
  readonly #changed = new Int32Array(remembered);
  #asked: { after: number; upTo: number; rows: readonly number[] } = { after: 0, upTo: 0, rows: [] };
  readonly #rows = new Map<string, number>();
  #marks = new Uint8Array(64);
  #fixes: Fix[] = [];
  /** Each position is written as JSON once, whoever looks at it. */
  #texts: (string | undefined)[] = [];

  get size(): number {
    return this.unitIds.length;
  }

  newest(unitId: string): Fix | undefined {
    const row = this.#rows.get(unitId);
    return row === undefined ? undefined : this.#fixes[row];
  }

  /** Whether it is news. What is, has to be saved and relayed when this node was the one that took it. */
  take(fix: Fix, takenHere: boolean): boolean {
    const row = this.#rows.get(fix.unitId) ?? this.#append(fix.unitId);
    if (!isNews(fix, this.#fixes[row])) return false;
    this.#fixes[row] = fix;
    this.#texts[row] = undefined;
    this.lng[row] = fix.lng;
    this.lat[row] = fix.lat;
    this.changes += 1;
    this.changedAt[row] = this.changes;
    this.#changed[this.changes % remembered] = row;
    // Another node's newer report is that node's to save: ours of before must not be written any more.
    this.#marks[row] = takenHere ? unsaved | unrelayed : 0;
    return true;
  }

  /**
   * The rows that changed after the given count, each once however often it did. The screens of one slot were served
   * together last time and ask for the same: the answer is kept for them.
   */
  changedSince(count: number): readonly number[] {
    if (this.#asked.after !== count || this.#asked.upTo !== this.changes) {
      this.#asked = { after: count, upTo: this.changes, rows: this.#findChanged(count) };
    }
    return this.#asked.rows;
  }

  #findChanged(count: number): number[] {
    const { changedAt, changes, size } = this;
    const rows: number[] = [];
    if (changes - count > Math.min(size, remembered)) {
      for (let row = 0; row < size; row += 1) if ((changedAt[row] ?? 0) > count) rows.push(row);
      return rows;
    }
    for (let change = count + 1; change <= changes; change += 1) {
      const row = this.#changed[change % remembered] ?? 0;
      // Only its latest change counts.
      if (changedAt[row] === change) rows.push(row);
    }
    return rows;
  }

  /** The position of a row as it goes to consoles. */
  textOf(row: number): string {
    const known = this.#texts[row];
    if (known !== undefined) return known;
    const fix = this.#fixes[row];
    return (this.#texts[row] = fix === undefined ? "" : JSON.stringify(movedUnit(fix)));
  }

  /** Takes away the mark of all rows that have it, and gives their positions. */
  drain(mark: number): Fix[] {
    const drained: Fix[] = [];
    for (let row = 0; row < this.size; row += 1) {
      const fix = this.#fixes[row];
      const has = this.#marks[row] ?? 0;
      if ((has & mark) === 0 || fix === undefined) continue;
      this.#marks[row] = has & ~mark;
      drained.push(fix);
    }
    return drained;
  }

  /** Gives the mark back to positions that could not be dealt with, except where a newer one has come. */
  restore(fixes: readonly Fix[], mark: number): void {
    for (const fix of fixes) {
      const row = this.#rows.get(fix.unitId);
      if (row !== undefined && this.#fixes[row] === fix) this.#marks[row] = (this.#marks[row] ?? 0) | mark;
    }
  }

  #append(unitId: string): number {
    const row = this.unitIds.push(unitId) - 1;
    this.#rows.set(unitId, row);
    if (row === this.lng.length) this.#grow(row * 2);
    return row;
  }

  #grow(length: number): void {
    this.changedAt = copied(this.changedAt, new Float64Array(length));
    this.lng = copied(this.lng, new Float64Array(length));
    this.lat = copied(this.lat, new Float64Array(length));
    this.#marks = copied(this.#marks, new Uint8Array(length));
  }
}

function copied<A extends Float64Array | Uint8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** The fleets of all centres, each made when its first unit reports or its first desk looks. */
export class Fleets {
  readonly #byCentre = new Map<string, Fleet>();

  of(centreId: string): Fleet {
    const known = this.#byCentre.get(centreId);
    if (known !== undefined) return known;
    const fleet = new Fleet();
    this.#byCentre.set(centreId, fleet);
    return fleet;
  }

  entries(): Iterable<[centreId: string, fleet: Fleet]> {
    return this.#byCentre;
  }

  get size(): number {
    return [...this.#byCentre.values()].reduce((sum, fleet) => sum + fleet.size, 0);
  }
}
