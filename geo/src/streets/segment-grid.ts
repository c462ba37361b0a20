/** Straight pieces of streets: metres east and north of a point, four numbers for each, its two ends. */
type Segments = Float32Array;

/** Found: which segment, how far along it (0 to 1), and how far away. */
export interface Nearest {
  segment: number;
  share: number;
  metres: number;
}

/** So fine where streets are dense; coarser where a country's empty land would take more cells than it has streets. */
const finestMetres = 60;
const cellsPerSegment = 4;

/**
 * Squares over the ground, each with the segments that pass through it (CSR): in towns the nearest one is found among
 * some dozen, without going down a tree.
 */
export class SegmentGrid {
  readonly #west: number;
  readonly #south: number;
  readonly #side: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #first: Uint32Array;
  readonly #inside: Uint32Array;
  /** The ends of each segment beside its number: what a search reads lies in a row. */
  readonly #ends: Float32Array;

  constructor(segments: Segments) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = 0; at < segments.length; at += 2) {
      west = Math.min(west, segments[at]!);
      east = Math.max(east, segments[at]!);
      south = Math.min(south, segments[at + 1]!);
      north = Math.max(north, segments[at + 1]!);
    }
    [this.#west, this.#south] = [west, south];
    const area = (east - west) * (north - south);
    this.#side = Math.max(finestMetres, Math.sqrt((area * 4) / (cellsPerSegment * segments.length)), Math.max(east - west, north - south) / 2 ** 15);
    this.#columns = Math.floor((east - west) / this.#side) + 1;
    this.#rows = Math.floor((north - south) / this.#side) + 1;
    this.#first = new Uint32Array(this.#columns * this.#rows + 1);
    this.#eachCell(segments, (cell) => this.#first[cell + 1]!++);
    for (let cell = 0; cell + 1 < this.#first.length; cell++) this.#first[cell + 1]! += this.#first[cell]!;
    const free = this.#first.slice();
    this.#inside = new Uint32Array(this.#first.at(-1)!);
    this.#ends = new Float32Array(4 * this.#inside.length);
    this.#eachCell(segments, (cell, segment) => {
      const slot = free[cell]!++;
      this.#inside[slot] = segment;
      for (let end = 0; end < 4; end++) this.#ends[4 * slot + end] = segments[4 * segment + end]!;
    });
  }

  /** The nearest segment, if one is within this many metres. */
  nearest(x: number, y: number, withinMetres: number): Nearest | undefined {
    const found: Nearest = { segment: -1, share: 0, metres: Infinity };
    // Wider and wider, until the nearest lies within what was looked at.
    for (let reach = this.#side / 2; ; reach *= 4) {
      this.#look([x, y], Math.min(reach, withinMetres), found);
      if (found.metres <= reach || reach >= withinMetres) break;
    }
    return found.metres <= withinMetres ? found : undefined;
  }

  /** Every segment that may touch this box: those of the squares under it, some of them more than once. */
  near([west, south, east, north]: readonly [number, number, number, number], visit: (segment: number) => void): void {
    const [left, right] = [this.#column(west), this.#column(east)];
    for (let row = this.#row(south); row <= this.#row(north); row++) {
      const end = this.#first[row * this.#columns + right + 1]!;
      for (let slot = this.#first[row * this.#columns + left]!; slot < end; slot++) visit(this.#inside[slot]!);
    }
  }

  #look([x, y]: readonly [number, number], reach: number, found: Nearest): void {
    const [left, right] = [this.#column(x - reach), this.#column(x + reach)];
    const [low, high] = [this.#row(y - reach), this.#row(y + reach)];
    const ends = this.#ends;
    let metres2 = found.metres * found.metres;
    let [nearest, share] = [-1, 0];
    for (let row = low; row <= high; row++) {
      const end = this.#first[row * this.#columns + right + 1]!;
      for (let slot = this.#first[row * this.#columns + left]!; slot < end; slot++) {
        const ax = ends[4 * slot]!;
        const ay = ends[4 * slot + 1]!;
        const dx = ends[4 * slot + 2]! - ax;
        const dy = ends[4 * slot + 3]! - ay;
        const length2 = dx * dx + dy * dy;
        const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2));
        const offX = x - ax - along * dx;
        const offY = y - ay - along * dy;
        const off2 = offX * offX + offY * offY;
        if (off2 < metres2) [metres2, nearest, share] = [off2, slot, along];
      }
    }
    if (nearest < 0) return;
    found.segment = this.#inside[nearest]!;
    found.share = share;
    found.metres = Math.sqrt(metres2);
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor((x - this.#west) / this.#side)));
  }

  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor((y - this.#south) / this.#side)));
  }

  /** Row by row the squares between where a segment comes into the row and where it leaves it. */
  #eachCell(segments: Segments, visit: (cell: number, segment: number) => void): void {
    for (let segment = 0; 4 * segment < segments.length; segment++) {
      const [ax, ay, bx, by] = [segments[4 * segment]!, segments[4 * segment + 1]!, segments[4 * segment + 2]!, segments[4 * segment + 3]!];
      const [low, high] = [Math.min(ay, by), Math.max(ay, by)];
      const slope = high === low ? 0 : (bx - ax) / (by - ay);
      for (let row = this.#row(low); row <= this.#row(high); row++) {
        const from = Math.max(low, this.#south + row * this.#side);
        const to = Math.min(high, this.#south + (row + 1) * this.#side);
        const [begin, end] = high === low ? [ax, bx] : [ax + (from - ay) * slope, ax + (to - ay) * slope];
        const [left, right] = [this.#column(Math.min(begin, end) - 0.5), this.#column(Math.max(begin, end) + 0.5)];
        for (let column = left; column <= right; column++) visit(row * this.#columns + column, segment);
      }
    }
  }
}
