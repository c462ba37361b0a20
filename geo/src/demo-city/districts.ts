import { columns, riverRow, rows } from "./arterials.ts";
import { type Flat, halfHeight, halfWidth } from "./ground.ts";
import { dense, type Polygon } from "./polygons.ts";
import { type FourNames, named, words } from "./words.ts";

/** A quarter of the city: some squares of the drawing board under one name. */
export interface District {
  names: FourNames;
  word: FourNames;
  /** On the drawing board. */
  outline: Flat[];
  middle: Flat;
  holds(column: number, row: number): boolean;
}

const columnGroups: [first: number, end: number][] = [[0, 2], [2, 4], [4, 6], [6, 8]];
const rowGroups: [first: number, end: number][] = [[0, riverRow], [riverRow + 1, 6], [6, 9]];
/** Words of the twelve, from the south-west on, eastwards first. */
const districtWords = [51, 0, 2, 41, 42, 45, 40, 50, 13, 9, 1, 19];

export const districts: District[] = rowGroups.flatMap(([south, north], up) =>
  columnGroups.map(([west, east], right) => {
    const [w, e, s, n] = [columns[west]! * halfWidth, columns[east]! * halfWidth, rows[south]! * halfHeight, rows[north]! * halfHeight];
    const outline: Polygon = [[w, s], [e, s], [e, n], [w, n]];
    const word = words[districtWords[up * columnGroups.length + right]!]!;
    return {
      word,
      names: named(word, "district"),
      outline: dense(outline, 250),
      middle: [(w + e) / 2, (s + n) / 2],
      holds: (column, row) => column >= west && column < east && row >= south && row < north,
    };
  }),
);

export function districtOf(column: number, row: number): District {
  const found = districts.find((district) => district.holds(column, row));
  if (found === undefined) throw new Error("a square without a district");
  return found;
}
