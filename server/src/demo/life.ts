import { demoCity } from "@najda/geo/demo-city";
import { v7 as uuid } from "uuid";
import type { Actor, CommandName, LngLat, Reply, SentInput, Unit } from "@najda/protocol";
import type { App } from "../app.ts";
import { runCommand } from "../edge/run-command.ts";
import { asDb } from "../infra/pool.ts";
import { snapshotFor } from "../sync/snapshot.ts";
import type { Tracking } from "../tracking/tracking.ts";
import { demoAccounts } from "./accounts.sql.ts";
import { pick, seeded } from "./chance.ts";
import { liveOneSecond, type CrewState } from "./crew-life.ts";
import { served, someCall, toSend, unanswered } from "./desk-life.ts";
import { lastReported, simulatedPeople, unitsJustManned } from "./simulated-people.sql.ts";

const callEverySeconds = 70;
const mostOpen = 9;
/** A shown unit whose crew has reported so lately is in that crew's hands. */
const crewIsThereMs = 40_000;
/** A crew that has just signed in has that long to report for the first time. */
const crewArrivesMs = 120_000;
/** Long enough that a person at the console can be first. */
const patienceSeconds = 45;

interface Parts {
  readonly app: App;
  readonly tracking: Pick<Tracking, "report">;
}

/**
 * The city lives: people call, a simulated dispatcher sends the nearest, crews drive and clear, all through public
 * commands of simulated people. What a person has a hand in is left to that person: the units of the shown accounts,
 * and every incident that the simulation did not open.
 */
export async function startDemoLife(parts: Parts): Promise<{ stop(): Promise<void> }> {
  const { app } = parts;
  const db = asDb(app.pool);
  const { desk, crews } = await simulatedPeople(db);
  if (desk === undefined) return { stop: () => Promise.resolve() };
  const random = seeded(app.clock.now().getTime());
  const places = demoCity.places();
  const spots = places.map((place) => place.at);
  const hospitals = demoCity.hospitals.map((hospital) => hospital.at);
  const shown = new Set((await demoAccounts(db)).flatMap((account) => account.unitId ?? []));
  const mine = new Set<string>();
  const states = new Map<string, CrewState>();
  const state = { second: 0, nextCall: 3, busy: false, stopped: false };

  const act = async <N extends CommandName>(by: Actor, name: N, input: SentInput<N>): Promise<Reply<N> | undefined> => {
    const answer = await runCommand(app, { by, name, raw: input });
    return answer.ok ? (answer.value as Reply<N>) : undefined;
  };

  const callSomebody = async () => {
    const call = someCall(random, places);
    mine.add(call.incidentId);
    await act(desk, "call:take", call);
    state.nextCall = state.second + Math.round(callEverySeconds * (0.5 + random()));
  };

  const workTheDesk = async () => {
    const board = await snapshotFor(app.pool, desk);
    if (state.second >= state.nextCall && board.incidents.length < mostOpen) await callSomebody();
    const [waiting] = unanswered(board, { mine, now: app.clock.now(), patienceSeconds });
    if (waiting !== undefined) {
      const advice = await act(desk, "incident:recommend", { incidentId: waiting.id });
      for (const unitId of advice === undefined ? [] : toSend(advice, { leave: shown, most: 4 })) {
        await act(desk, "incident:assign", { assignmentId: uuid(), incidentId: waiting.id, unitId });
      }
    }
    for (const incident of served(board, mine)) await act(desk, "incident:close", { incidentId: incident.id, disposition: "handled-on-scene" });
    return board;
  };

  const moveCrews = async (board: Awaited<ReturnType<typeof workTheDesk>>) => {
    const reported = await lastReported(db, [...shown]);
    const manned = await unitsJustManned(db, { unitIds: [...shown], since: new Date(app.clock.now().getTime() - crewArrivesMs) });
    for (const unit of board.units) {
      const by = crews.get(unit.id);
      if (by === undefined || manned.has(unit.id)) continue;
      const last = reported.get(unit.id);
      if (last !== undefined && app.clock.now().getTime() - Date.parse(last.recordedAt) < crewIsThereMs) continue;
      const known = states.get(unit.id) ?? newcomer(unit, pick(random, spots));
      // A shown unit stands where its person has left it.
      const before = last === undefined ? known : { ...known, at: last.at };
      const assignment = board.assignments.find((active) => active.unitId === unit.id);
      const incident = assignment && board.incidents.find((open) => open.id === assignment.incidentId);
      // A shown unit waits for its person: it stands where it is and answers nothing.
      const work = assignment && incident && !shown.has(unit.id) ? { assignment, place: incident.at } : undefined;
      const carriesPatients = unit.service === "ambulance";
      const after = shown.has(unit.id) ? { state: before } : liveOneSecond(before, { second: state.second, random, work, hospitals, places: spots, carriesPatients });
      states.set(unit.id, after.state);
      if (unit.duty !== "in-service" && assignment === undefined && !shown.has(unit.id)) continue;
      if (after.state.at !== before.at || state.second % 20 === 1) {
        await parts.tracking.report(by, { unitId: unit.id, at: after.state.at, recordedAt: app.clock.now().toISOString(), accuracyMetres: 8 });
      }
      if (after.report !== undefined && assignment !== undefined) {
        await act(by, "assignment:report", { assignmentId: assignment.id, reportedAt: app.clock.now().toISOString(), ...after.report });
      }
    }
  };

  const turn = async () => {
    if (state.busy || state.stopped) return;
    state.busy = true;
    state.second += 1;
    try {
      await moveCrews(await workTheDesk());
    } catch (error) {
      app.log.debug({ err: error }, "the demo city stumbled");
    } finally {
      state.busy = false;
    }
  };
  const goOnDuty = async () => {
    for (const { id, duty } of (await snapshotFor(app.pool, desk)).units) {
      const by = crews.get(id);
      if (by !== undefined && duty === "off-duty") await act(by, "unit:duty", { unitId: id, duty: "in-service", crewSize: 3 });
    }
  };
  await goOnDuty();
  const timer = setInterval(() => void turn(), 1_000);
  return {
    async stop() {
      state.stopped = true;
      clearInterval(timer);
      while (state.busy) await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

function newcomer(unit: Unit, somewhere: LngLat): CrewState {
  const home = unit.station?.at ?? somewhere;
  const roams = unit.service === "police";
  return { unitId: unit.id, home: roams ? somewhere : home, roams, at: roams ? somewhere : home };
}
