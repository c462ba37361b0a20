import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { epochSeconds } from "./local-time.ts";

/** One unit's part in one call, as the fire service's file has it. Times in seconds since 1970. */
export interface Row {
  readonly rowId: string;
  readonly callNumber: string;
  readonly callSign: string;
  readonly unitType: string;
  readonly isAls: boolean;
  readonly call: CallFacts;
  /** What happened to the unit, in the order of the trade; a stamp that is missing is missing. */
  readonly stamps: Stamps;
}

export interface CallFacts {
  readonly type: string;
  readonly received: number;
  readonly receivedAsWritten: string;
  readonly entered: number;
  readonly address: string;
  readonly at: readonly [number, number];
  readonly priority: string;
  readonly disposition: string;
}

export interface Stamps {
  readonly dispatched: number;
  /** "This unit acknowledges the dispatch and records that it is en route": one stamp for two statuses. */
  readonly responded?: number;
  readonly onScene?: number;
  readonly transporting?: number;
  readonly atHospital?: number;
  readonly available?: number;
}

/** Reads the file; throws with the number of the line that can't be read. */
export function readRows(path: string): Row[] {
  const records: Record<string, string>[] = parse(readFileSync(path), { columns: true, bom: true });
  return records.map((record, index) => {
    try {
      return rowOf(record);
    } catch (error) {
      throw new Error(`line ${index + 2} of ${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  });
}

function rowOf(record: Record<string, string>): Row {
  const text = (column: string): string => {
    const value = record[column];
    if (value === undefined) throw new Error(`no column ${column}`);
    return value.trim();
  };
  const time = (column: string): number | undefined => (text(column) === "" ? undefined : epochSeconds(text(column)));
  const needed = (column: string): number => {
    const value = time(column);
    if (value === undefined) throw new Error(`${column} is empty`);
    return value;
  };
  const optional = (name: keyof Stamps, column: string): Partial<Stamps> => {
    const value = time(column);
    return value === undefined ? {} : { [name]: value };
  };
  return {
    rowId: text("RowID"),
    callNumber: text("Call Number"),
    callSign: text("Unit ID"),
    unitType: text("Unit Type"),
    isAls: text("ALS Unit") === "true",
    call: {
      type: text("Call Type"),
      received: needed("Received DtTm"),
      receivedAsWritten: text("Received DtTm"),
      entered: needed("Entry DtTm"),
      address: [text("Address"), text("City")].filter(Boolean).join(", "),
      at: placeOf(text("Location")),
      priority: text("Priority"),
      disposition: text("Call Final Disposition"),
    },
    stamps: {
      dispatched: needed("Dispatch DtTm"),
      ...optional("responded", "Response DtTm"),
      ...optional("onScene", "On Scene DtTm"),
      ...optional("transporting", "Transport DtTm"),
      ...optional("atHospital", "Hospital DtTm"),
      ...optional("available", "Available DtTm"),
    },
  };
}

/** "(37.73, -122.42)", latitude first, becomes [longitude, latitude]. */
function placeOf(written: string): [number, number] {
  const [, lat, lng] = /^\(([-\d.]+), ([-\d.]+)\)$/.exec(written) ?? [];
  if (lat === undefined || lng === undefined) throw new Error(`Location is "${written}"`);
  return [Number(lng), Number(lat)];
}
