import { randomUUID } from "node:crypto";
import type { LngLat } from "@najda/protocol";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../server/test/database.ts";
import { distanceMetres } from "../index.ts";
import { nearestUnits, unitsLeftOut } from "./nearest-units.sql.ts";

const now = new Date("2026-11-21T12:00:00Z");
const scene: LngLat = [44, 36];
const [centreId, otherCentreId, agencyId, incidentId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];

let database: FreshDatabase;
let db: Client;

beforeAll(async () => {
  database = await freshDatabase();
  db = new Client({ connectionString: database.url });
  await db.connect();
  await db.query("insert into centres (id, name) values ($1, 'Ours'), ($2, 'Theirs')", [centreId, otherCentreId]);
  await db.query("insert into agencies (id, centre_id, name, kind) values ($1, $2, 'Fire', 'fire')", [agencyId, centreId]);
  await db.query("insert into incident_types (code, names, priority) values ('fire', '{}', 1)");
  await db.query(
    `insert into incidents (id, centre_id, number, type, priority, status, status_since, opened_at, at)
     values ($1, $2, '2026-000007', 'fire', 1, 'dispatched', $3, $3, 'POINT(44 36)')`,
    [incidentId, centreId, now],
  );
});
afterAll(async () => {
  await db.end();
  await database.drop();
});
beforeEach(async () => {
  await db.query("truncate assignments, unit_positions, units cascade");
});

interface Given {
  east?: number;
  capabilities?: string[];
  duty?: string;
  ageSeconds?: number;
  busy?: boolean;
  centre?: string;
}

/** A unit so many metres east of the scene; without `east` it has no position. */
async function unit(callSign: string, given: Given): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into units (id, centre_id, agency_id, call_sign, type, capabilities, duty) values ($1, $2, $3, $4, 'engine', $5, $6)`,
    [id, given.centre ?? centreId, agencyId, callSign, given.capabilities ?? ["engine"], given.duty ?? "in-service"],
  );
  if (given.east !== undefined) {
    const recorded = new Date(now.getTime() - (given.ageSeconds ?? 5) * 1000);
    await db.query(
      "insert into unit_positions (unit_id, at, recorded_at, received_at) values ($1, st_project('POINT(44 36)'::geography, $2, pi() / 2), $3, $3)",
      [id, given.east, recorded],
    );
  }
  if (given.busy) {
    await db.query(
      `insert into assignments (id, centre_id, incident_id, unit_id, status, active, status_since, created_at)
       values ($1, $2, $3, $4, 'en-route', true, $5, $5)`,
      [randomUUID(), centreId, incidentId, id, now],
    );
  }
  return id;
}

const asked = (capabilities: string[]) => ({ centreId, at: scene, now, capabilities });
const callSigns = (units: { callSign: string }[]) => units.map(({ callSign }) => callSign);

test("the nearest lacks the capability, the second is busy, the third's position is ten minutes old: the fourth comes", async () => {
  await unit("No medic", { east: 100 });
  await unit("Busy medic", { east: 200, capabilities: ["als"], busy: true });
  await unit("Lost medic", { east: 300, capabilities: ["als"], ageSeconds: 600 });
  const free = await unit("Free medic", { east: 400, capabilities: ["als", "engine"] });
  const [first, ...others] = await nearestUnits(db, asked(["als"]));
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    unitId: free, callSign: "Free medic", type: "engine", capabilities: ["als", "engine"], duty: "in-service", activeAssignmentId: null,
    positionRecordedAt: "2026-11-21T11:59:55.000Z", positionAgeSeconds: 5,
  });
  expect(first!.metres).toBeCloseTo(400, 0);
  expect(distanceMetres(scene, first!.at!)).toBeCloseTo(400, -1);

  const leftOut = await unitsLeftOut(db, { ...asked(["als"]), recommended: [free] });
  expect(callSigns(leftOut)).toEqual(["No medic", "Busy medic", "Lost medic"]);
  expect(leftOut[1]).toMatchObject({ activeIncidentId: incidentId, activeIncidentNumber: "2026-000007" });
  expect(leftOut[2]!.positionAgeSeconds).toBe(600);
});

test("nearest first, whichever capability they come for, and each unit once", async () => {
  await unit("E3", { east: 300 });
  await unit("L1", { east: 100, capabilities: ["ladder"] });
  await unit("Q2", { east: 200, capabilities: ["ladder", "engine"] });
  expect(callSigns(await nearestUnits(db, asked(["engine", "ladder"])))).toEqual(["L1", "Q2", "E3"]);
});

test("thirty engines around the corner do not hide the one ladder behind them", async () => {
  for (let at = 0; at < 31; at++) await unit(`E${at}`, { east: 100 + at });
  await unit("Ladder", { east: 5000, capabilities: ["ladder"] });
  const found = callSigns(await nearestUnits(db, asked(["engine", "ladder"])));
  expect(found).toHaveLength(31);
  expect(found.at(-1)).toBe("Ladder");
});

test("what needs nothing in particular takes any unit", async () => {
  await unit("P1", { east: 50, capabilities: [] });
  expect(callSigns(await nearestUnits(db, asked([])))).toEqual(["P1"]);
});

test("off duty, out of service, without a position, too far, or of another centre: not among the nearest", async () => {
  await unit("Off", { east: 10, duty: "off-duty" });
  await unit("Broken", { east: 20, duty: "out-of-service" });
  await unit("Unseen", {});
  await unit("Unseen and off", { duty: "off-duty" });
  await unit("Far", { east: 20_000 });
  await unit("Theirs", { east: 5, centre: otherCentreId });
  expect(await nearestUnits(db, { ...asked(["engine"]), withinMetres: 10_000 })).toEqual([]);
  const leftOut = await unitsLeftOut(db, { ...asked(["engine"]), recommended: [] });
  expect(callSigns(leftOut)).toEqual(["Off", "Broken", "Far", "Unseen"]);
  expect(leftOut.at(-1)).toMatchObject({ metres: null, at: null, positionRecordedAt: null, positionAgeSeconds: null });
});
