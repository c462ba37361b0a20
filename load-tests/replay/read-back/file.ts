import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** A row of the file as the reader sees it: its words, and its stamps as seconds since 1970. */
export interface Line {
  readonly id: string;
  readonly call: string;
  readonly unit: string;
  readonly words: { readonly type: string; readonly disposition: string; readonly priority: string; readonly address: string };
  readonly lat: number;
  readonly lng: number;
  readonly received: number;
  readonly entry: number;
  readonly dispatch: number;
  /** Response, On Scene, Transport, Hospital, Available; undefined where the file has none. */
  readonly later: readonly (number | undefined)[];
}

/** The reader's own way through the file: nothing of this is shared with the player. */
export function linesOf(path: string, { first, last }: { first: number; last: number }): Line[] {
  const [header = [], ...body]: string[][] = parse(readFileSync(path, "utf8"), { bom: true });
  const cell = (cells: string[], name: string): string => cells[header.indexOf(name)] ?? "";
  const lines = body.map((cells): Line => {
    const [lat = NaN, lng = NaN] = cell(cells, "Location").replace(/[()\s]/g, "").split(",").map(Number);
    const seconds = (name: string) => secondsOf(cell(cells, `${name} DtTm`));
    return {
      id: cell(cells, "RowID"),
      call: cell(cells, "Call Number"),
      unit: cell(cells, "Unit ID"),
      words: {
        type: cell(cells, "Call Type"),
        disposition: cell(cells, "Call Final Disposition"),
        priority: cell(cells, "Priority"),
        // Four calls of the file have no city.
        address: cell(cells, "City") === "" ? cell(cells, "Address") : `${cell(cells, "Address")}, ${cell(cells, "City")}`,
      },
      lat,
      lng,
      received: seconds("Received") ?? NaN,
      entry: seconds("Entry") ?? NaN,
      dispatch: seconds("Dispatch") ?? NaN,
      later: ["Response", "On Scene", "Transport", "Hospital", "Available"].map(seconds),
    };
  });
  return lines.filter((line) => line.received >= first && line.received <= last);
}

const there = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

const known = new Map<string, number>();

/** The offset is the one with which the zone's own clock shows what is written. */
function secondsOf(written: string): number | undefined {
  if (written === "") return undefined;
  const before = known.get(written);
  if (before !== undefined) return before;
  const read = ["-0700", "-0800"].map((offset) => Date.parse(`${written} GMT${offset}`)).find((ms) => there.format(ms).replace(", ", " ").replace(/\s/g, " ") === written);
  if (read === undefined) throw new Error(`the reader can't read the time "${written}"`);
  known.set(written, read / 1_000);
  return read / 1_000;
}
