import pg from "pg";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { oldTown, startCity, type City } from "./city.ts";
import type { Someone } from "./someone.ts";

let city: City;
let desk: Someone;
beforeAll(async () => {
  city = await startCity();
  desk = await city.signIn("dispatcher");
});
afterAll(() => city.stop());

const openIncident = async (): Promise<string> => {
  const incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: oldTown, type: "chest-pain" });
  return incidentId;
};

/** Resolves when some backend of this database waits for a lock. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const [row] = await city.query<{ waiting: string }>(
      `select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (Number(row!.waiting) > 0) return;
  }
}

test("a unit that someone else is taking this very moment cannot be taken as well", async () => {
  const medic = await city.crew("Medic 1", { at: oldTown, skills: ["als"] });
  const [first, second] = [await openIncident(), await openIncident()];
  const rival = new pg.Client({ connectionString: city.databaseUrl });
  await rival.connect();
  await rival.query("begin");
  await rival.query("select from units where id = $1 for update", [medic.unitId]);
  await rival.query(
    `insert into assignments (id, centre_id, incident_id, unit_id, status, active, status_since, created_at)
     values ($1, $2, $3, $4, 'dispatched', true, now(), now())`,
    [uuid(), city.centreId, first, medic.unitId],
  );
  const asked = desk.ask("incident:assign", { assignmentId: uuid(), incidentId: second, unitId: medic.unitId });
  await someoneWaits();
  await rival.query("commit");
  await rival.end();
  expect(await asked).toMatchObject({ ok: false, code: "unit-busy", facts: { callSign: "Medic 1" } });
});

test("the database itself refuses a second active assignment", async () => {
  const medic = await city.crew("Medic 2", { at: oldTown, skills: ["als"] });
  const incidentId = await openIncident();
  const insert = () =>
    city.query(
      `insert into assignments (id, centre_id, incident_id, unit_id, status, active, status_since, created_at)
       values ($1, $2, $3, $4, 'dispatched', true, now(), now())`,
      [uuid(), city.centreId, incidentId, medic.unitId],
    );
  await insert();
  await expect(insert()).rejects.toThrow(/one_active_assignment_per_unit/);
  await expect(city.query(`update assignments set status = 'dispatched', active = true where status = 'cleared'`)).resolves.toEqual([]);
});

test("twenty dispatchers who press at once send the unit once", async () => {
  const medic = await city.crew("Medic 3", { at: oldTown, skills: ["als"] });
  const incidents = await Promise.all(Array.from({ length: 20 }, openIncident));
  const answers = await Promise.all(incidents.map((incidentId) => desk.ask("incident:assign", { assignmentId: uuid(), incidentId, unitId: medic.unitId })));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.code])))).toEqual(new Set(["unit-busy"]));
});

test("a message that is sent again, even while the first is under way, has one effect and one reply", async () => {
  const message = { commandId: uuid(), id: uuid(), incidentId: uuid(), at: oldTown, type: "fall" };
  const answers = await Promise.all(Array.from({ length: 10 }, () => desk.ask("call:take", message)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ ok: true, value: { callCount: 1 } });
  expect(await desk.ask("call:take", { ...message, type: "fight" })).toMatchObject({ ok: false, code: "id-reused" });
});

test("without a commandId the thing's own id counts", async () => {
  const message = { id: uuid(), incidentId: uuid(), at: oldTown, type: "fall" };
  const first = await desk.ask("call:take", message);
  expect(await desk.ask("call:take", message)).toEqual(first);
  expect(await desk.ask("call:take", { ...message, commandId: uuid() })).toEqual(first);
  expect(await desk.ask("call:take", { ...message, address: "elsewhere" })).toMatchObject({ ok: false, code: "id-reused" });
  const calls = await city.query(`select from calls where id = $1`, [message.id]);
  expect(calls).toHaveLength(1);
});

test("somebody else's id is not theirs to repeat", async () => {
  const other = await city.signIn("dispatcher");
  const message = { commandId: uuid(), id: uuid(), incidentId: uuid(), at: oldTown, type: "fall" };
  await desk.ask("call:take", message);
  expect(await other.ask("call:take", message)).toMatchObject({ ok: false, code: "id-reused" });
});
