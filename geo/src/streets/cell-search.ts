import type { Links, Seed } from "./drive-search.ts";

/** Where a search back begins. */
export interface Outset {
  /** Drives that are reached at the outset, and after how many seconds. */
  at: readonly Seed[];
  /** Drives whose links are open at the outset, though they themselves are not reached. */
  through: readonly Seed[];
}

/**
 * Shortest times over the drives of one cell: goes back over each turn, and stops at the drives that come in from another
 * cell. Drives that improve wait in line to be looked at again (Moore 1959): among some two hundred, whose times fit into
 * the processor's nearest cache, that is quicker than keeping order. Kept and used again, for one search at a time.
 */
export class CellSearch {
  /** Of the last search; Infinity where it didn't come. */
  readonly seconds: Float32Array;
  /** The drives that the last search reached: so many of the front ones are valid. */
  readonly reached: Uint32Array;
  reachedCount = 0;
  readonly #isWaiting: Uint8Array;
  readonly #line: Uint32Array;

  constructor(drives: number) {
    this.seconds = new Float32Array(drives).fill(Infinity);
    this.reached = new Uint32Array(drives);
    this.#isWaiting = new Uint8Array(drives);
    // One more than can wait at once, so that a full line is not taken for an empty one.
    this.#line = new Uint32Array(drives + 1);
  }

  /** `stops` says which drives come in from another cell: 0 or above. */
  run(links: Links, stops: Int32Array, { at, through }: Outset): void {
    for (let place = 0; place < this.reachedCount; place++) this.seconds[this.reached[place]!] = Infinity;
    this.reachedCount = 0;
    let end = 0;
    for (const { drive, seconds } of at) end = this.#reach(drive, seconds, end);
    for (const { drive, seconds } of through) {
      for (let link = links.first[drive]!; link < links.first[drive + 1]!; link++) end = this.#reach(links.next[link]!, seconds + links.seconds[link]!, end);
    }
    this.#settle(links, stops, end);
  }

  #settle({ first, next, seconds: cost }: Links, stops: Int32Array, end: number): void {
    const seconds = this.seconds;
    const line = this.#line;
    for (let begin = 0; begin !== end; ) {
      const drive = line[begin]!;
      if (++begin === line.length) begin = 0;
      this.#isWaiting[drive] = 0;
      if (stops[drive]! >= 0) continue;
      const here = seconds[drive]!;
      for (let link = first[drive]!; link < first[drive + 1]!; link++) end = this.#reach(next[link]!, here + cost[link]!, end);
    }
  }

  /** Puts a drive that improves at the end of the line; returns the new end. */
  #reach(drive: number, after: number, end: number): number {
    const seconds = Math.fround(after);
    const before = this.seconds[drive]!;
    if (seconds >= before) return end;
    if (before === Infinity) this.reached[this.reachedCount++] = drive;
    this.seconds[drive] = seconds;
    if (this.#isWaiting[drive] === 1) return end;
    this.#isWaiting[drive] = 1;
    this.#line[end] = drive;
    return end + 1 === this.#line.length ? 0 : end + 1;
  }
}
