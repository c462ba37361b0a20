import { columns, riverRow, rows } from "./arterials.ts";

/** How a square between arterials is built. */
export interface Zone {
  kind: "old-town" | "centre" | "inner" | "outer" | "industry" | "fields";
  /** Blocks larger than this are divided further, square metres. */
  blockArea: number;
  /** How far streets turn from the right angle, radians. */
  jitter: number;
  oneway: number;
  /** Share of the places along a street that have a house. */
  built: number;
}

const zones = {
  "old-town": { blockArea: 9_000, jitter: 0.3, oneway: 0.45, built: 0.8 },
  centre: { blockArea: 16_000, jitter: 0.1, oneway: 0.4, built: 0.5 },
  inner: { blockArea: 26_000, jitter: 0.07, oneway: 0.25, built: 0.3 },
  outer: { blockArea: 46_000, jitter: 0.1, oneway: 0.05, built: 0.17 },
  industry: { blockArea: 90_000, jitter: 0.04, oneway: 0, built: 0.6 },
  fields: { blockArea: Infinity, jitter: 0, oneway: 0, built: 0 },
} satisfies Record<Zone["kind"], Omit<Zone, "kind">>;

const industry = ["7,4", "7,5", "7,6", "0,1", "1,0"];
const oldTown = ["3,4", "3,5"];
const centre = ["4,4", "4,5", "2,4", "4,2", "3,2"];

/** The zone of the square whose lower left corner has this column and row. */
export function zoneOf(column: number, row: number): Zone {
  return { kind: kindOf(column, row), ...zones[kindOf(column, row)] };
}

function kindOf(column: number, row: number): Zone["kind"] {
  const key = `${column},${row}`;
  const [lastColumn, lastRow] = [columns.length - 2, rows.length - 2];
  if ((column === 0 || column === lastColumn) && (row === 0 || row === lastRow)) return "fields";
  if (industry.includes(key)) return "industry";
  if (oldTown.includes(key)) return "old-town";
  if (centre.includes(key)) return "centre";
  return column >= 2 && column < 6 && row >= 2 && row < 7 ? "inner" : "outer";
}

/** Every square but those that the river fills. */
export const squares: [column: number, row: number][] = columns
  .slice(1)
  .flatMap((_, column) => rows.slice(1).map((__, row): [number, number] => [column, row]))
  .filter(([, row]) => row !== riverRow);
