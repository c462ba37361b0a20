import { v7 as uuid } from "uuid";
import type { Line, Session } from "../installation/session.ts";
import { Refusal } from "../installation/session.ts";
import { codeOf, priorityOf } from "./code-lists.ts";
import type { Company } from "./enrol.ts";
import type { Row } from "./rows.ts";
import type { Tempo } from "./tempo.ts";
import type { Turn } from "./turns.ts";

/** How far the play is; read by the progress line. */
export interface Played {
  turns: number;
  rows: number;
  commands: number;
  /** How long each kind of command took, in ms. */
  readonly took: Map<string, number[]>;
  /** Refusals and losses by what they say, with how often. */
  readonly failures: Map<string, number>;
}

interface Stage {
  readonly company: Company;
  readonly tempo: Tempo;
  readonly turns: readonly Turn[];
  /** From this data second on there is nothing left to wait for. */
  readonly hurryAfter: number;
}

/** So many turns may be under way at once: about what a busy control room and its crews have. */
const atOnce = 24;

/**
 * Plays the turns in the order of the data's time. Turns of different units and calls run side by side; those of one
 * unit or one call wait for each other, and a second of the data begins when all that it builds on is answered.
 */
export function play({ company, tempo, turns, hurryAfter }: Stage): { readonly played: Played; readonly done: Promise<void> } {
  const played: Played = { turns: 0, rows: 0, commands: 0, took: new Map(), failures: new Map() };
  const lanes = new Map<string, Promise<void>>();
  const underWay = new Set<Promise<void>>();
  const act = actor({ company, tempo, played });

  const start = (turn: Turn, real: number): void => {
    const done = act(turn, real)
      .catch((error: unknown) => fail(played, turn, error))
      .finally(() => {
        played.turns += 1;
        underWay.delete(done);
      });
    underWay.add(done);
    for (const lane of leads(turn)) lanes.set(lane, (lanes.get(lane) ?? Promise.resolve()).then(() => done));
  };

  const run = async (): Promise<void> => {
    for (const wave of waves(turns)) {
      if ((wave[0]?.at ?? 0) > hurryAfter) tempo.hurry();
      await Promise.all(wave.flatMap(buildsOn).map((lane) => lanes.get(lane) ?? Promise.resolve()));
      while (underWay.size >= atOnce) await Promise.race(underWay);
      const real = await tempo.turn(wave[0]?.at ?? 0);
      for (const turn of wave) start(turn, real);
    }
    await Promise.all(underWay);
  };
  return { played, done: run() };
}

/** What a turn builds on: a unit's turns on each other, the first of a part on the call, the call's end on all parts. */
const buildsOn = ({ kind, row }: Turn): string[] => {
  if (kind === "take") return [];
  if (kind === "close") return [`parts of ${row.callNumber}`];
  return kind === "assign" ? [`unit ${row.callSign}`, `call ${row.callNumber}`] : [`unit ${row.callSign}`];
};

/** What waits for a turn. */
const leads = ({ kind, row }: Turn): string[] => {
  if (kind === "take") return [`call ${row.callNumber}`];
  return kind === "close" ? [] : [`unit ${row.callSign}`, `parts of ${row.callNumber}`];
};

/** Turns of the same second that do not build on each other. */
function* waves(turns: readonly Turn[]): Generator<Turn[]> {
  let wave: Turn[] = [];
  let led = new Set<string>();
  for (const turn of turns) {
    if (wave.length > 0 && (turn.at !== wave[0]?.at || buildsOn(turn).some((lane) => led.has(lane)))) {
      yield wave;
      wave = [];
      led = new Set();
    }
    wave.push(turn);
    for (const lane of leads(turn)) led.add(lane);
  }
  if (wave.length > 0) yield wave;
}

function fail(played: Played, turn: Turn, error: unknown): void {
  const what = error instanceof Refusal ? error.message.slice(0, 160) : `${turn.kind}: ${error instanceof Error ? error.message : String(error)}`;
  played.failures.set(what, (played.failures.get(what) ?? 0) + 1);
}

/** What each kind of turn does, as that person's client would do it. */
function actor({ company, tempo, played }: { company: Company; tempo: Tempo; played: Played }): (turn: Turn, real: number) => Promise<void> {
  const incidents = new Map<string, string>();
  const assignments = new Map<string, string>();
  const callTaker = pickFrom<Session>(company.callTakers);
  const desk = pickFrom<Line>(company.desks);
  const crewOf = (row: Row) => found(company.crews, row.callSign);
  const did = async (command: string, answer: Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await answer;
    played.commands += 1;
    const took = played.took.get(command) ?? [];
    took.push(performance.now() - began);
    played.took.set(command, took);
  };

  return async (turn, real) => {
    const { row } = turn;
    switch (turn.kind) {
      case "take": {
        const incidentId = uuid();
        incidents.set(row.callNumber, incidentId);
        await did("call:take", callTaker(row.callNumber).post("call:take", callOf(row, { incidentId, presentedAt: iso(tempo.realOf(row.call.received)) })));
        return did("incident:recommend", desk(row.callNumber).send("incident:recommend", { incidentId }));
      }
      case "assign": {
        const assignmentId = uuid();
        assignments.set(row.rowId, assignmentId);
        const crew = crewOf(row);
        const incidentId = found(incidents, row.callNumber);
        await did("incident:assign", desk(row.callNumber).send("incident:assign", { assignmentId, incidentId, unitId: crew.unitId }));
        return did("assignment at the crew's socket", crew.hears(assignmentId));
      }
      case "report": {
        const reportedAt = iso(turn.stamp === turn.at ? real : tempo.realOf(turn.stamp));
        const crew = crewOf(row);
        if (turn.status === "en-route") crew.drive(row.call.at, { start: turn.at, end: row.stamps.onScene ?? turn.at + 600 });
        if (turn.status === "on-scene") crew.arrive(row.call.at);
        if (turn.status === "cleared") played.rows += 1;
        return did("assignment:report", crew.send("assignment:report", { assignmentId: found(assignments, row.rowId), status: turn.status, reportedAt }));
      }
      case "end": {
        if (row.stamps.available === undefined || row.stamps.available > turn.at) played.rows += 1;
        return did("assignment:report", desk(row.callNumber).send("assignment:report", { assignmentId: found(assignments, row.rowId), status: "cleared", reportedAt: iso(real) }));
      }
      case "close":
        return did("incident:close", desk(row.callNumber).send("incident:close", { incidentId: found(incidents, row.callNumber), disposition: codeOf(row.call.disposition) }));
    }
  };
}

/** The call number and the file's own time stay readable in the narrative; the reader finds the incident by them. */
const callOf = ({ callNumber, call }: Row, more: { incidentId: string; presentedAt: string }): object => ({
  id: uuid(),
  ...more,
  at: call.at,
  type: codeOf(call.type),
  priority: priorityOf(call.priority),
  address: call.address,
  narrative: `Call ${callNumber}, received ${call.receivedAsWritten}`,
});

const iso = (ms: number): string => new Date(ms).toISOString();

/** The same one for the same call, spread evenly. */
const pickFrom = <T>(people: readonly T[]) => (callNumber: string): T => {
  const one = people[Number(callNumber) % people.length];
  if (one === undefined) throw new Error("nobody is there");
  return one;
};

function found<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`${String(key)} is not known yet`);
  return value;
}
