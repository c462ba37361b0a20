import { compareCall, type ReadFile } from "./read-back/compare-call.ts";
import { compareRow } from "./read-back/compare-row.ts";
import { readClock, type Clock } from "./read-back/clock.ts";
import { expectedOf, type Expected } from "./read-back/expected.ts";
import { linesOf, type Line } from "./read-back/file.ts";
import { readLog, type LogEvent } from "./read-back/log.ts";
import { openReader, type Reader } from "./read-back/reader.ts";

/**
 * Compares the file with what the installation says, row by row. Shares no code with the player: it reads the file,
 * its times and the rules of the contract once more, in its own words. What it takes from the player is the table
 * that says which real moment each second of the data had.
 */
export interface Comparison {
  readonly compared: { readonly rows: number; readonly calls: number; readonly events: number };
  /** What did not go by the book and was expected so, by kind. */
  readonly exceptions: ReadonlyMap<string, number>;
  readonly differences: readonly string[];
}

interface Given {
  readonly file: string;
  /** Path of the table data second, real ms. */
  readonly clock: string;
  readonly url: string;
  readonly account: { readonly name: string; readonly password: string };
  /** Calls received from and to, seconds since 1970, both included. */
  readonly window: { readonly first: number; readonly last: number };
}

export async function readBack({ file, clock: clockPath, url, account, window }: Given): Promise<Comparison> {
  const lines = linesOf(file, window);
  const expected = expectedOf(lines);
  const clock = readClock(clockPath);
  const reader = await openReader({ url, ...account });
  const log = await readLog(reader);
  const told = toldBy(log.events);
  const calls = Map.groupBy(lines, (line) => line.call);
  const differences = [...log.faults, ...onlyThese(calls, told), ...(await boardIsEmpty(reader, lines))];
  const units = await unitIds(reader);
  await inLanes([...calls], 6, async ([call, own]) => {
    differences.push(...(await compareOne({ call, own, reader, told, units, expected, clock })));
  });
  differences.push(...(await foundBySearch(reader, { calls: [...calls.keys()], told })));
  return {
    compared: { rows: lines.length, calls: calls.size, events: log.events.length },
    exceptions: countsOf([...expected.values()].flatMap((one) => one.exceptions)),
    differences,
  };
}

/** What the log says, by what it is about. */
interface Told {
  readonly incidentsOfCall: ReadonlyMap<string, readonly string[]>;
  readonly ended: ReadonlySet<string>;
  /** Statuses of each assignment, one after the other. */
  readonly ways: ReadonlyMap<string, readonly string[]>;
  readonly callsTaken: number;
}

function toldBy(events: readonly LogEvent[]): Told {
  const incidentsOfCall = new Map<string, string[]>();
  const ended = new Set<string>();
  const ways = new Map<string, string[]>();
  let callsTaken = 0;
  for (const { name, payload } of events) {
    const { id = "", status = "" } = payload;
    if (name === "call:taken") callsTaken += 1;
    if (name === "incident:closed") ended.add(id);
    if (name === "incident:opened") {
      const call = /^Call (\S+),/.exec(payload.narrative ?? "")?.[1] ?? "";
      incidentsOfCall.set(call, [...(incidentsOfCall.get(call) ?? []), id]);
    }
    if (name === "assignment:changed") {
      const way = ways.get(id) ?? [];
      if (way.at(-1) !== status) ways.set(id, [...way, status]);
    }
  }
  return { incidentsOfCall, ended, ways, callsTaken };
}

/** Every call once, and nothing that the file does not know. */
function onlyThese(calls: ReadonlyMap<string, readonly Line[]>, { incidentsOfCall, ways, callsTaken }: Told): string[] {
  const rows = [...calls.values()].reduce((sum, own) => sum + own.length, 0);
  return [
    ...[...incidentsOfCall].filter(([call]) => !calls.has(call)).map(([call, ids]) => `the log opens ${ids.length} incidents for "${call}", which the file does not have`),
    ...(callsTaken === calls.size ? [] : [`the log tells of ${callsTaken} calls, the file of ${calls.size}`]),
    ...(ways.size === rows ? [] : [`the log tells of ${ways.size} assignments, the file has ${rows} rows`]),
  ];
}

async function boardIsEmpty(reader: Reader, lines: readonly Line[]): Promise<string[]> {
  const board = await reader.get<{ incidents: unknown[]; assignments: unknown[]; units: { duty: string }[] }>("/api/board");
  const units = new Set(lines.map((line) => line.unit)).size;
  const inService = board.units.filter((unit) => unit.duty === "in-service").length;
  return [
    ...(board.incidents.length === 0 ? [] : [`${board.incidents.length} incidents are still on the board`]),
    ...(board.assignments.length === 0 ? [] : [`${board.assignments.length} assignments are still on the board`]),
    ...(board.units.length === units && inService === units ? [] : [`the board has ${board.units.length} units, ${inService} in service; the file has ${units}`]),
  ];
}

async function unitIds(reader: Reader): Promise<Map<string, string>> {
  const { units } = await reader.get<{ units: { id: string; callSign: string }[] }>("/api/board");
  return new Map(units.map(({ id, callSign }) => [callSign, id]));
}

interface One {
  readonly call: string;
  readonly own: readonly Line[];
  readonly reader: Reader;
  readonly told: Told;
  readonly units: ReadonlyMap<string, string>;
  readonly expected: ReadonlyMap<string, Expected>;
  readonly clock: Clock;
}

async function compareOne({ call, own, reader, told, units, expected, clock }: One): Promise<string[]> {
  const ids = told.incidentsOfCall.get(call) ?? [];
  const [incidentId] = ids;
  const [first] = own;
  if (ids.length !== 1 || incidentId === undefined || first === undefined) return [`call ${call}: ${ids.length} incidents instead of one`];
  const file = await reader.ask<ReadFile>("incident:read", { incidentId });
  const differences = compareCall(first, file, own.length);
  if (!told.ended.has(incidentId)) differences.push(`call ${call}: the log does not tell its end`);
  for (const line of own) {
    const sent = file.assignments.filter((assignment) => assignment.unitId === units.get(line.unit));
    const [read] = sent;
    const wanted = expected.get(line.id);
    if (sent.length !== 1 || read === undefined || wanted === undefined) differences.push(`row ${line.id}: ${sent.length} assignments of ${line.unit} instead of one`);
    else differences.push(...compareRow({ expected: wanted, read, told: told.ways.get(read.id) ?? [], clock }));
  }
  return differences;
}

/** A desk finds a call again by its words: every fiftieth is looked for. */
async function foundBySearch(reader: Reader, { calls, told }: { calls: readonly string[]; told: Told }): Promise<string[]> {
  const differences: string[] = [];
  for (let place = 0; place < calls.length; place += 50) {
    const call = calls[place] ?? "";
    const { incidents } = await reader.ask<{ incidents: { id: string }[] }>("incident:search", { text: `Call ${call},` });
    const found = incidents.map(({ id }) => id).join(" ");
    const wanted = (told.incidentsOfCall.get(call) ?? []).join(" ");
    if (found !== wanted) differences.push(`call ${call}: the search finds "${found}", expected "${wanted}"`);
  }
  return differences;
}

function countsOf(kinds: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

async function inLanes<T>(things: readonly T[], lanes: number, work: (thing: T) => Promise<void>): Promise<void> {
  const left = things.values();
  await Promise.all(Array.from({ length: lanes }, async () => {
    for (const thing of left) await work(thing);
  }));
}
