import { deepEqual, equal, ok } from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { v7 as uuid } from "uuid";
import { placeIn, type Stage } from "./cast.ts";
import type { Line, Person } from "./person.ts";
import type { Assignment, Board, Incident, KeptEvent, Place, Recommendation } from "./shapes.ts";

const now = () => new Date().toISOString();
const steps = ["acknowledged", "en-route", "on-scene", "cleared"] as const;

/** One emergency, and who listens to it. */
interface Case {
  readonly unitId: string;
  readonly incidentId: string;
  readonly assignmentId: string;
  readonly scene: Place;
  /** Where the unit is when the call comes. */
  readonly start: Place;
  readonly desk: Line;
  readonly before: Board;
}

/** Life 1 and life 2: a call, the demo crew's unit, its way to the scene, and the end. */
export async function callToClosed(stage: Stage): Promise<void> {
  const { demo, checks, cast } = stage;
  const scene = placeIn(demo, 0.5, 0.5);
  const desk = await cast.secondDesk.listen();
  const before = await checks.need("the board shows the city", async () => {
    const board = await cast.dispatcher.read<Board>("/api/board");
    ok(board.units.length > 1 && board.incidentTypes.length > 1, "the board is empty");
    return board;
  });
  const start: Place = [scene[0] + 0.004, scene[1]];
  const it: Case = { unitId: cast.crew.unitId ?? "", incidentId: uuid(), assignmentId: uuid(), scene, start, desk, before };
  await crewIsReady(stage, it);
  await callIsTaken(stage, it);
  await unitIsSent(stage, it);
  await crewDrives(stage, it);
  await incidentCloses(stage, it);
}

async function crewIsReady({ demo, checks, cast: { crew, secondDesk } }: Stage, { unitId, start }: Case): Promise<void> {
  await checks.need("the crew's unit is in service", async () => {
    const unit = await crew.send<{ duty: string }>("unit:duty", { unitId, duty: "in-service", crewSize: 2 });
    equal(unit.duty, "in-service");
  });
  await checks.need("a position reaches the console that looks there", async () => {
    const map = await secondDesk.track();
    equal((await map.ask("view:watch", { bounds: demo.bounds })).ok, true);
    (await crew.track()).tell("position:report", { unitId, at: start, recordedAt: now(), accuracyMetres: 8 });
    await map.hears<{ unitId: string; at: Place }[]>("positions:moved", (moved) =>
      moved.some((unit) => unit.unitId === unitId && Math.abs(unit.at[0] - start[0]) < 1e-6),
    );
  });
}

async function callIsTaken({ demo, checks, cast: { callTaker } }: Stage, { unitId, incidentId, scene, desk, before }: Case): Promise<void> {
  const mine = before.units.find((unit) => unit.id === unitId);
  // A type whose whole run card the crew's own unit can fill.
  const type = before.incidentTypes.find(({ needs }) => needs.length > 0 && needs.every((need) => mine?.capabilities.includes(need.capability)));
  const incident = await checks.need("the call is taken", () =>
    callTaker.send<Incident>("call:take", {
      id: uuid(),
      incidentId,
      at: scene,
      type: type?.code ?? demo.incidentTypes[0]?.code,
      address: "Clock tower, main gate",
      narrative: "An elderly man has collapsed and does not answer.",
      caller: { name: "Rania", phone: "+964 750 000 0000", language: "ar" },
    }),
  );
  await checks.see("it has a number and waits", () => {
    equal(incident.status, "pending");
    ok(incident.number.length > 4, incident.number);
  });
  await checks.see("the second desk hears of it", () =>
    desk.hears<KeptEvent>("event", (event) => event.name === "incident:opened" && event.payload.id === incidentId),
  );
}

async function unitIsSent({ checks, cast: { dispatcher, crew } }: Stage, { unitId, incidentId, assignmentId }: Case): Promise<void> {
  const alarm = await crew.listen();
  await checks.need("the crew's unit is recommended, with its reasons", () => recommended(dispatcher, { incidentId, unitId }));
  await checks.need("the unit is sent", async () => {
    const assignment = await dispatcher.send<Assignment>("incident:assign", { assignmentId, incidentId, unitId });
    equal(assignment.status, "dispatched");
  });
  await checks.need("the crew sees the assignment over its socket", () =>
    alarm.hears<KeptEvent>("event", (event) => event.name === "assignment:changed" && event.payload.id === assignmentId),
  );
  await checks.see("the crew's own board shows only its incident", async () => {
    const board = await crew.read<Board>("/api/board");
    deepEqual(board.incidents.map((one) => one.id), [incidentId]);
    deepEqual(board.units.map((one) => one.id), [unitId]);
  });
  await checks.see("the unit can't be sent a second time", () =>
    dispatcher.refused("incident:assign", { assignmentId: uuid(), incidentId, unitId }, { status: 409, code: "unit-busy" }),
  );
}

async function crewDrives({ demo, checks, cast: { dispatcher, crew } }: Stage, { unitId, incidentId, assignmentId, scene }: Case): Promise<void> {
  for (const status of steps) {
    await checks.need(`the crew reports ${status}`, async () => {
      const assignment = await crew.send<Assignment>("assignment:report", { assignmentId, status, reportedAt: now() });
      equal(assignment.status, status);
    });
    if (status === "en-route") {
      await checks.see("the incident can't be closed while the unit works on it", () =>
        dispatcher.refused("incident:close", { incidentId, disposition: demo.dispositions[0]?.code }, { status: 409, code: "units-still-assigned" }),
      );
      (await crew.track()).tell("position:report", { unitId, at: scene, recordedAt: now(), accuracyMetres: 8 });
    }
    // Two reports of one millisecond would have no order.
    await pause(2);
  }
  await checks.see("a report after the end is refused with the truth", () =>
    crew.refused("assignment:report", { assignmentId, status: "on-scene", reportedAt: now() }, { status: 409, code: "assignment-over" }),
  );
}

async function incidentCloses({ demo, checks, cast: { dispatcher, callTaker } }: Stage, { unitId, incidentId, assignmentId, desk, before }: Case): Promise<void> {
  await checks.need("the incident is closed", async () => {
    const closed = await dispatcher.send<Incident>("incident:close", { incidentId, disposition: demo.dispositions[0]?.code });
    equal(closed.status, "closed");
  });
  await checks.see("the second desk hears it leave", () =>
    desk.hears<KeptEvent>("event", (event) => event.name === "incident:closed" && event.payload.id === incidentId),
  );
  await checks.see("the board has let go of incident and assignment", async () => {
    const board = await dispatcher.read<Board>("/api/board");
    equal(board.incidents.some((one) => one.id === incidentId), false);
    equal(board.assignments.some((one) => one.unitId === unitId), false);
  });
  await checks.see("the log tells it all, in order", async () => inOrder(await dispatcher.read(`/api/events?after=${before.number}`), { incidentId, assignmentId }));
  await checks.see("the file of the incident tells who did what", async () => {
    const file = await callTaker.send<{ assignments: Assignment[]; log: { what: string; by?: string }[] }>("incident:read", { incidentId });
    deepEqual(Object.keys(file.assignments[0]?.times ?? {}).sort(), ["dispatched", ...steps].sort());
    ok(file.log.every((line) => line.by !== undefined), "a line of the log says nobody did it");
  });
}

/** A position takes up to a second to reach matching. */
async function recommended(desk: Person, { incidentId, unitId }: { incidentId: string; unitId: string }): Promise<void> {
  const until = Date.now() + 4_000;
  for (;;) {
    const { units, leftOut } = await desk.send<Recommendation>("incident:recommend", { incidentId });
    const unit = units.find((one) => one.unitId === unitId);
    if (unit !== undefined) {
      ok(unit.etaSeconds >= 0 && unit.reasons.length > 0, "without time or reasons");
      return ok(leftOut.every((one) => one.reasons.length > 0), "left out without a reason");
    }
    ok(Date.now() < until, `not among ${units.map((one) => one.callSign).join(", ") || "none"}: ${JSON.stringify(leftOut.find((one) => one.unitId === unitId)?.reasons)}`);
    await pause(200);
  }
}

function inOrder({ events }: { events: KeptEvent[] }, { incidentId, assignmentId }: { incidentId: string; assignmentId: string }): void {
  ok(events.every((event, place) => place === 0 || event.number > (events[place - 1]?.number ?? 0)), "numbers don't rise");
  const told = events
    .filter(({ payload }) => payload.id === incidentId || payload.id === assignmentId)
    .map(({ name, payload }) => (name === "assignment:changed" ? String(payload.status) : name));
  const turns = told.filter((what) => what !== "incident:changed");
  deepEqual(turns, ["incident:opened", "dispatched", ...steps, "incident:closed"]);
}
