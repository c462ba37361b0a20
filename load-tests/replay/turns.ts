import type { Row, Stamps } from "./rows.ts";

export type Status = "acknowledged" | "en-route" | "on-scene" | "transporting" | "at-destination" | "cleared";

/** One thing that somebody does. `at` is the data's time, in seconds, when it is done. */
export type Turn =
  | { readonly kind: "take" | "close"; readonly at: number; readonly callNumber: string; readonly row: Row }
  | { readonly kind: "assign"; readonly at: number; readonly row: Row }
  /** `stamp` is what is reported; earlier than `at` where the file's stamps are out of order. */
  | { readonly kind: "report"; readonly at: number; readonly row: Row; readonly status: Status; readonly stamp: number }
  /** The desk ends a job: the unit is needed elsewhere, or the crew's own end never came or came too late. */
  | { readonly kind: "end"; readonly at: number; readonly row: Row };

export interface Script {
  readonly turns: readonly Turn[];
  /** Jobs that were ended because the unit was sent elsewhere, by row. */
  readonly cutShort: readonly string[];
  /** Rows whose stamps do not rise. */
  readonly outOfOrder: readonly string[];
  /** Rows without an end of their own. */
  readonly endless: readonly string[];
}

interface Part {
  readonly row: Row;
  readonly turns: Turn[];
  end: number;
}

/**
 * Who does what when. A crew reports its statuses in the order of the trade, each at its own stamp or, where that
 * lies before one it has reported already, right after that one, as a late report. A unit that is sent while it is
 * still busy ends its earlier job first. A call closes when the last of its units is clear.
 */
export function scriptOf(rows: readonly Row[]): Script {
  const parts = rows.map(partOf);
  const cutShort: string[] = [];
  for (const own of groups(parts, (part) => part.row.callSign)) {
    own.sort((a, b) => a.row.stamps.dispatched - b.row.stamps.dispatched);
    own.forEach((part, place) => {
      const next = own[place + 1]?.row.stamps.dispatched;
      if (next === undefined || part.end <= next) return;
      cut(part, next);
      cutShort.push(part.row.rowId);
    });
  }
  const byUnit = groups(parts, (part) => part.row.callSign).flatMap((own) => own.toSorted((a, b) => a.row.stamps.dispatched - b.row.stamps.dispatched));
  const calls = groups(parts, (part) => part.row.callNumber).flatMap(callTurns);
  // Stable: within one second each unit's own order stays.
  const turns = [...calls.filter(({ kind }) => kind === "take"), ...byUnit.flatMap((part) => part.turns), ...calls.filter(({ kind }) => kind === "close")];
  return {
    turns: turns.toSorted((a, b) => a.at - b.at),
    cutShort,
    outOfOrder: rows.filter(({ stamps }) => !rises(stamps)).map(({ rowId }) => rowId),
    endless: rows.filter(({ stamps }) => stamps.available === undefined).map(({ rowId }) => rowId),
  };
}

const reported: readonly (readonly [keyof Stamps, readonly Status[]])[] = [
  ["responded", ["acknowledged", "en-route"]],
  ["onScene", ["on-scene"]],
  ["transporting", ["transporting"]],
  ["atHospital", ["at-destination"]],
  ["available", ["cleared"]],
];

function partOf(row: Row): Part {
  let at = row.stamps.dispatched;
  let last = at;
  const turns: Turn[] = [{ kind: "assign", at, row }];
  for (const [name, statuses] of reported) {
    const stamp = row.stamps[name];
    if (stamp === undefined) continue;
    at = Math.max(at, stamp);
    last = stamp;
    for (const status of statuses) turns.push({ kind: "report", at, row, status, stamp });
  }
  // An end that came late changes nothing at the server; one that never came must be made.
  if (row.stamps.available === undefined || last < at) turns.push({ kind: "end", at, row });
  return { row, turns, end: at };
}

function cut(part: Part, at: number): void {
  const kept = part.turns.filter((turn) => turn.at <= at && turn.kind !== "end");
  part.turns.splice(0, part.turns.length, ...kept, { kind: "end", at, row: part.row });
  part.end = at;
}

function callTurns(parts: readonly Part[]): Turn[] {
  const [first] = parts;
  if (first === undefined) return [];
  const { row } = first;
  const { callNumber } = row;
  const end = Math.max(...parts.map((part) => part.end));
  return [
    { kind: "take", at: row.call.entered, callNumber, row },
    { kind: "close", at: end, callNumber, row },
  ];
}

function rises({ dispatched, responded, onScene, transporting, atHospital, available }: Stamps): boolean {
  const known = [dispatched, responded, onScene, transporting, atHospital, available].filter((stamp) => stamp !== undefined);
  return known.every((stamp, place) => place === 0 || stamp >= (known[place - 1] ?? 0));
}

function groups<T>(things: readonly T[], key: (thing: T) => string): T[][] {
  return [...Map.groupBy(things, key).values()];
}
