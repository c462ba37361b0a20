import { cellsOf } from "./cells.ts";
import { driveSeconds, type StreetGraph } from "./street-graph.ts";

/**
 * The drives sorted into cells. A drive is at home in the cell of the junction where it ends; one that begins in another
 * cell crosses, and is a node of the overlay. Nodes are numbered by their home, so that those that come into a cell have
 * numbers in a row.
 */
export interface CellLayout {
  cells: number;
  /** For each drive its home, and its place among the drives of its home. */
  home: Uint32Array;
  row: Uint32Array;
  /** How many drives are at home in each cell. */
  rows: Uint32Array;
  /** For each drive its node, or -1 where it doesn't cross; and for each node its drive. */
  nodeOf: Int32Array;
  nodes: Uint32Array;
  /** The nodes that come into a cell: from `entryFirst[cell]` to before that of the next cell. */
  entryFirst: Uint32Array;
  /** The nodes that lead out of each cell (CSR), and for each node its place there. */
  exitFirst: Uint32Array;
  exits: Uint32Array;
  exitPlace: Uint32Array;
  /** For each node the cell that it comes from. */
  behind: Uint32Array;
}

/** Large enough that few drives cross, small enough that a cell's times stay a short table: measured on Porto. */
const usualJunctions = 128;
/** A small town has several cells too. */
const leastCells = 6;

export function layOut(graph: StreetGraph): CellLayout {
  const cell = cellsOf(graph, Math.min(usualJunctions, Math.max(2, Math.ceil(graph.junctions / leastCells))));
  const cells = cell.reduce((most, number) => Math.max(most, number + 1), 0);
  const drives = 2 * graph.from.length;
  const home = new Uint32Array(drives);
  const begins = new Uint32Array(drives);
  for (let street = 0; street < graph.from.length; street++) {
    home[2 * street + 1] = begins[2 * street] = cell[graph.from[street]!]!;
    home[2 * street] = begins[2 * street + 1] = cell[graph.to[street]!]!;
  }
  const rows = new Uint32Array(cells);
  const row = home.map((number) => rows[number]!++);
  const nodes = home.map((_, drive) => drive).filter((drive) => home[drive] !== begins[drive] && driveSeconds(graph, drive) < Infinity).sort((a, b) => home[a]! - home[b]! || a - b);
  const nodeOf = new Int32Array(drives).fill(-1);
  for (const [node, drive] of nodes.entries()) nodeOf[drive] = node;
  const behind = nodes.map((drive) => begins[drive]!);
  const exitFirst = firsts(behind, cells);
  const exits = behind.map((_, node) => node).sort((a, b) => behind[a]! - behind[b]! || a - b);
  const exitPlace = new Uint32Array(nodes.length);
  for (const [slot, node] of exits.entries()) exitPlace[node] = slot - exitFirst[behind[node]!]!;
  return { cells, home, row, rows, nodeOf, nodes, entryFirst: firsts(nodes.map((drive) => home[drive]!), cells), exitFirst, exits, exitPlace, behind };
}

/** Where each cell begins in a list that is sorted by cell. */
function firsts(cellOf: Uint32Array, cells: number): Uint32Array {
  const first = new Uint32Array(cells + 1);
  for (const cell of cellOf) first[cell + 1]!++;
  for (let cell = 0; cell < cells; cell++) first[cell + 1]! += first[cell]!;
  return first;
}
