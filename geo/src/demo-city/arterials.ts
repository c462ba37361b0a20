import { type Flat, halfHeight, halfWidth } from "./ground.ts";
import { type Junction, type Network, type Street, type StreetClass } from "./network.ts";
import { fixedNames, type FourNames, named, words } from "./words.ts";

/** The lines of the drawing board, -1 to 1. Rows 3 and 4 are the two banks: between them flows the river. */
export const columns = [-1, -0.76, -0.5, -0.26, -0.02, 0.24, 0.5, 0.77, 1];
export const rows = [-1, -0.78, -0.5, -0.235, -0.185, 0.06, 0.28, 0.5, 0.76, 1];
export const riverRow = 3;

/** Columns whose street crosses the river; the ring does with columns 2 and 6. */
export const bridgeColumns = [1, 2, 4, 5, 6];
const ring = { west: 2, east: 6, south: 2, north: 7 };

/** Where avenues cut a square from corner to corner, from the first corner (column, row) to the second. */
const diagonals: [from: [number, number], to: [number, number], word: number][] = [
  [[2, 7], [3, 6], 20], [[3, 6], [4, 5], 20], [[4, 5], [5, 6], 45], [[5, 6], [6, 7], 45], [[6, 7], [7, 8], 45],
  [[2, 2], [3, 3], 53], [[6, 2], [5, 3], 54], [[1, 1], [2, 2], 53],
];

const rowWord = (row: number): number => row * 5;
const columnWord = (column: number): number => column * 6 + 2;

/** Words that the arterials are called after; no small street has the same name. */
export const arterialWords = new Set([...rows.map((_, row) => rowWord(row)), ...columns.map((_, column) => columnWord(column))].map((at) => words[at]!));

export interface Arterials {
  corners: Junction[][];
  /** Street along the lower side of a square, and along its left side. */
  below: (column: number, row: number) => Street;
  left: (column: number, row: number) => Street;
  diagonal: (column: number, row: number) => { street: Street; rising: boolean } | undefined;
}

/** Ring, avenues, banks and bridges: the lines that everything else hangs on. */
export function drawArterials(network: Network): Arterials {
  const corners = columns.map((a) => rows.map((b) => network.junction([a * halfWidth, b * halfHeight])));
  const horizontal = rows.map((_, row) => splitRuns(columns.length - 1, (cell) => classOfRow(row, cell)));
  const vertical = columns.map((_, column) => splitRuns(rows.length - 1, (cell) => classOfColumn(column, cell)));
  const across = horizontal.map((runs, row) => runs.map((run) => drawRun(network, run, (index) => corners[index]![row]!)));
  const along = vertical.map((runs, column) => runs.map((run) => drawRun(network, run, (index) => corners[column]![index]!)));
  const slanted = diagonals.map(([from, to, word]) => ({
    column: Math.min(from[0], to[0]),
    row: Math.min(from[1], to[1]),
    rising: (to[0] - from[0]) * (to[1] - from[1]) > 0,
    street: network.street([corners[from[0]]![from[1]]!, corners[to[0]]![to[1]]!], { class: "primary", names: named(words[word]!, "boulevard") }),
  }));
  drawExits(network, corners);
  return {
    corners,
    below: (column, row) => streetOf(across[row]!, column),
    left: (column, row) => streetOf(along[column]!, row),
    diagonal: (column, row) => slanted.find((each) => each.column === column && each.row === row),
  };
}

interface Line {
  class: StreetClass;
  names: FourNames;
  bridge?: boolean;
}
type Run = Line & { first: number; last: number };

function classOfRow(row: number, cell: number): Line {
  if (row === riverRow) return { class: "secondary", names: fixedNames.southBank };
  if (row === riverRow + 1) return { class: "secondary", names: fixedNames.northBank };
  if (row === 0 || row === rows.length - 1) return { class: "secondary", names: fixedNames.outerRoad };
  const onRing = (row === ring.south || row === ring.north) && cell >= ring.west && cell < ring.east;
  return onRing ? { class: "trunk", names: fixedNames.ring } : { class: "primary", names: named(words[rowWord(row)]!, "street") };
}

function classOfColumn(column: number, cell: number): Line | undefined {
  const onRing = (column === ring.west || column === ring.east) && cell >= ring.south && cell < ring.north;
  if (cell === riverRow) {
    if (!bridgeColumns.includes(column)) return undefined;
    return { class: onRing ? "trunk" : "primary", names: named(words[(column * 9) % words.length]!, "bridge"), bridge: true };
  }
  if (column === 0 || column === columns.length - 1) return { class: "secondary", names: fixedNames.outerRoad };
  return onRing ? { class: "trunk", names: fixedNames.ring } : { class: "primary", names: named(words[columnWord(column)]!, "street") };
}

/** Cells side by side that are one street. */
function splitRuns(cells: number, lineOf: (cell: number) => Line | undefined): Run[] {
  const runs: Run[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const line = lineOf(cell);
    const open = runs.at(-1);
    if (line === undefined) continue;
    if (open !== undefined && open.last === cell - 1 && open.names.en === line.names.en && open.class === line.class) open.last = cell;
    else runs.push({ ...line, first: cell, last: cell });
  }
  return runs;
}

function drawRun(network: Network, run: Run, corner: (index: number) => Junction): Run & { street: Street } {
  const street = network.street([corner(run.first), corner(run.last + 1)], run);
  for (let index = run.first + 1; index <= run.last; index++) network.stopAt(street, corner(index));
  return { ...run, street };
}

function streetOf(runs: (Run & { street: Street })[], cell: number): Street {
  const run = runs.find(({ first, last }) => first <= cell && cell <= last);
  if (run === undefined) throw new Error("no arterial along this side");
  return run.street;
}

/** Roads out into the country, so that the city doesn't end at a wall. */
function drawExits(network: Network, corners: Junction[][]): void {
  const exits: [column: number, row: number, out: Flat][] = [[4, 9, [350, 4000]], [8, 6, [4200, -350]], [0, 5, [-4200, 500]], [5, 0, [-500, -4000]]];
  for (const [at, [column, row, out]] of exits.entries()) {
    const gate = corners[column]![row]!;
    const end = network.junction([gate.at[0] + out[0], gate.at[1] + out[1]]);
    network.street([gate, end], { class: "primary", names: named(words[26 + at]!, "road") });
  }
}

/** The banks of the river as places on the ground, from west to east. */
export function riverBanks(): { south: Flat[]; north: Flat[] } {
  const xs = Array.from({ length: 169 }, (_, at) => -10_500 + at * 125);
  const [south, north] = [rows[riverRow]! * halfHeight + 34, rows[riverRow + 1]! * halfHeight - 34];
  return { south: xs.map((x): Flat => [x, south]), north: xs.map((x): Flat => [x, north]) };
}
