import pg from "pg";

/** What a column of a row becomes when SQL null means "absent" in the protocol. */
type Present<T> = { [K in keyof T as null extends T[K] ? K : never]?: Exclude<T[K], null> } & {
  [K in keyof T as null extends T[K] ? never : K]: T[K];
};

/** A row without its nulls, so that it has the protocol's shape. */
export function present<T extends object>(row: T): Present<T> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<T>;
}

const { INT8, TIMESTAMPTZ, NUMERIC } = pg.types.builtins;

/** Counts as numbers (far below 2^53), times as ISO 8601 in UTC; everything else as pg reads it. */
export const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (oid === INT8 || oid === NUMERIC) return Number;
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
    return format === "binary" ? pg.types.getTypeParser(oid, "binary") : pg.types.getTypeParser(oid, "text");
  },
};
