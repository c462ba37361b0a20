import { CellSearch, type Outset } from "./cell-search.ts";
import type { CellLayout } from "./cell-layout.ts";
import { DriveSearch, type Links } from "./drive-search.ts";

/** What the cells cost under one graph's weights. */
export interface CellTimes {
  /** Back over each turn, within cells. */
  back: Links;
  /** For each cell a table: for each drive at home there (a row), seconds from its beginning to that of each exit. */
  tables: readonly Float32Array[];
  /** From each node back to those that come into the cell behind it. */
  links: Links;
}

/**
 * Shortest times to one place over two levels, as in customizable route planning (Delling, Goldberg, Pajor and Werneck
 * 2011): within the cell of the place drive by drive, beyond it from cell to cell over tables that are made in advance and
 * made again, cell by cell, where a closure changes something. Any number of drives then reads its time from the table
 * of its own cell. Kept and used again, for one search at a time.
 */
export class Overlay {
  readonly #layout: CellLayout;
  readonly #near: CellSearch;
  readonly #far: DriveSearch;
  /** Of the last search. */
  #tables: CellTimes["tables"] = [];

  constructor(layout: CellLayout) {
    this.#layout = layout;
    this.#near = new CellSearch(layout.home.length);
    this.#far = new DriveSearch(layout.nodes.length);
  }

  /** Makes all tables; or, from known ones, those of the cells in which a street changed. */
  timesOf(back: Links, known?: { times: CellTimes; changed: readonly number[] }): CellTimes {
    const { cells, home } = this.#layout;
    const tables = known === undefined ? Array.from({ length: cells }, (_, cell) => this.#tableOf(cell, back)) : [...known.times.tables];
    const changed = new Set(known?.changed.flatMap((street) => [home[2 * street]!, home[2 * street + 1]!]));
    for (const cell of changed) tables[cell] = this.#tableOf(cell, back);
    return { back, tables, links: linksBetween(this.#layout, tables) };
  }

  /** The search from all seeds; afterwards `secondsFrom` is right for the `wanted`. */
  run({ back, links, tables }: CellTimes, { wanted, ...outset }: Outset & { wanted: readonly number[] }): void {
    const { nodeOf, home, exitFirst, exits } = this.#layout;
    const near = this.#near;
    this.#tables = tables;
    near.run(back, nodeOf, outset);
    const at = [];
    for (let place = 0; place < near.reachedCount; place++) {
      const drive = near.reached[place]!;
      if (nodeOf[drive]! >= 0) at.push({ drive: nodeOf[drive]!, seconds: near.seconds[drive]! });
    }
    const cells = new Set<number>();
    for (const drive of wanted) cells.add(home[drive]!);
    const last: number[] = [];
    for (const cell of cells) for (let slot = exitFirst[cell]!; slot < exitFirst[cell + 1]!; slot++) last.push(exits[slot]!);
    this.#far.run(links, { at, wanted: last });
  }

  /** Seconds from the beginning of a drive, of which the last search was told; Infinity where no way leads. */
  secondsFrom(drive: number): number {
    const { home, row, exitFirst, exits } = this.#layout;
    const cell = home[drive]!;
    const [from, to] = [exitFirst[cell]!, exitFirst[cell + 1]!];
    const table = this.#tables[cell]!;
    const far = this.#far.seconds;
    let best = this.#near.seconds[drive]!;
    for (let slot = from, entry = row[drive]! * (to - from); slot < to; slot++, entry++) {
      const seconds = table[entry]! + far[exits[slot]!]!;
      if (seconds < best) best = seconds;
    }
    return best;
  }

  #tableOf(cell: number, back: Links): Float32Array {
    const { nodeOf, nodes, row, rows, exitFirst, exits } = this.#layout;
    const near = this.#near;
    const width = exitFirst[cell + 1]! - exitFirst[cell]!;
    const table = new Float32Array(rows[cell]! * width).fill(Infinity);
    for (let place = 0; place < width; place++) {
      near.run(back, nodeOf, { at: [], through: [{ drive: nodes[exits[exitFirst[cell]! + place]!]!, seconds: 0 }] });
      for (let at = 0; at < near.reachedCount; at++) {
        const drive = near.reached[at]!;
        table[row[drive]! * width + place] = near.seconds[drive]!;
      }
    }
    return table;
  }
}

function linksBetween({ nodes, row, behind, entryFirst, exitFirst, exitPlace }: CellLayout, tables: readonly Float32Array[]): Links {
  const first = new Uint32Array(nodes.length + 1);
  for (const [node, cell] of behind.entries()) first[node + 1] = first[node]! + entryFirst[cell + 1]! - entryFirst[cell]!;
  const next = new Uint32Array(first[nodes.length]!);
  const seconds = new Float32Array(next.length);
  let link = 0;
  for (const [node, cell] of behind.entries()) {
    const width = exitFirst[cell + 1]! - exitFirst[cell]!;
    for (let entry = entryFirst[cell]!; entry < entryFirst[cell + 1]!; entry++, link++) {
      next[link] = entry;
      seconds[link] = tables[cell]![row[nodes[entry]!]! * width + exitPlace[node]!]!;
    }
  }
  return { first, next, seconds };
}
