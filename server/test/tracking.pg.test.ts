import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { asDb, inTransaction, openPool } from "../src/infra/pool.ts";
import { pino } from "pino";
import { type Fix, fixFrom } from "../src/tracking/fix.ts";
import { readWritten, savePositions } from "../src/tracking/positions.sql.ts";
import { keepTrackDays } from "../src/tracking/track-days.sql.ts";
import { openWriteBehind, type WriteBehind } from "../src/tracking/write-behind.ts";
import { Fleets } from "../src/tracking/fleet.ts";
import { openTown, position, type Town, until } from "./tracking-town.ts";

let town: Town;
let centreId: string;
const log = pino({ level: "silent" });
const node = randomUUID();
const other = randomUUID();
const noon = Date.UTC(2026, 10, 21, 12);
const atNoon = (seconds: number): number => noon + seconds * 1000;

beforeAll(async () => {
  town = await openTown();
  centreId = await town.addCentre();
  await inTransaction(town.pool, (tx) => keepTrackDays(tx, { now: new Date(noon), keepDays: 90 }));
});
afterAll(() => town.end());

let writing: WriteBehind | undefined;
afterEach(async () => {
  await writing?.stop();
  writing = undefined;
});

const fixOf = (unitId: string, at: [number, number], seconds: number): Fix =>
  fixFrom(position(unitId, at, { recordedAt: new Date(atNoon(seconds)).toISOString() }), atNoon(seconds));

const save = (...fixes: Fix[]) => savePositions(asDb(town.pool), { fixes, node });
const placeOf = async (unitId: string) => {
  const { rows } = await town.pool.query<{ lng: number }>("select st_x(at::geometry) as lng from unit_positions where unit_id = $1", [unitId]);
  return rows[0]?.lng;
};
const trackOf = async (unitId: string) => {
  const { rows } = await town.pool.query<{ lng: number }>(
    "select st_x(at::geometry) as lng from unit_track where unit_id = $1 order by received_at",
    [unitId],
  );
  return rows.map((row) => row.lng);
};
const days = async () => {
  const { rows } = await town.pool.query<{ name: string }>(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = 'unit_track'::regclass order by 1",
  );
  return rows.map((row) => row.name);
};

test("an older position that is written later does not replace a newer one", async () => {
  const unitId = await town.addUnit(centreId);
  await save(fixOf(unitId, [36, 32], 10));
  await save(fixOf(unitId, [35, 32], 5));
  expect(await placeOf(unitId)).toBe(36);
});

test("the track has a point for each move, and one a minute for a unit that stands", async () => {
  const unitId = await town.addUnit(centreId);
  for (let second = 0; second < 60; second += 20) await save(fixOf(unitId, [36, 32], second));
  await save(fixOf(unitId, [36.1, 32], 59));
  for (let second = 60; second < 120; second += 20) await save(fixOf(unitId, [36.1, 32], second));
  expect(await trackOf(unitId)).toEqual([36, 36.1, 36.1]);
});

test("a unit that is not there any more does not cost the others their place", async () => {
  const unitId = await town.addUnit(centreId);
  await save(fixOf(randomUUID(), [35, 32], 1), fixOf(unitId, [36, 32], 1));
  expect(await placeOf(unitId)).toBe(36);
});

test("a node reads what the others wrote since it last looked, and not what it wrote itself", async () => {
  const [mine, theirs] = [await town.addUnit(centreId), await town.addUnit(centreId)];
  await save(fixOf(mine, [36, 32], 20));
  await savePositions(asDb(town.pool), { fixes: [fixOf(theirs, [37, 33], 20)], node: other });
  const all = await readWritten(asDb(town.pool), { after: undefined, node });
  const found = all.find((written) => written.fix.unitId === theirs);
  expect(found).toMatchObject({ centreId, fix: fixOf(theirs, [37, 33], 20) });
  expect(all.some((written) => written.fix.unitId === mine)).toBe(false);
  const later = await readWritten(asDb(town.pool), { after: found?.writtenAt, node });
  expect(later.some((written) => written.fix.unitId === theirs)).toBe(false);
});

const keepTwoDays = (now: number) => inTransaction(town.pool, (tx) => keepTrackDays(tx, { now: new Date(now), keepDays: 2 }));

test("the days of the track are made ahead and dropped when they are too old, by several nodes at once", async () => {
  await Promise.all([keepTwoDays(noon), keepTwoDays(noon), keepTwoDays(noon)]);
  expect(await days()).toEqual(["unit_track_20261120", "unit_track_20261121", "unit_track_20261122", "unit_track_20261123"]);
  const later = atNoon(3 * 86_400);
  await Promise.all([keepTwoDays(later), keepTwoDays(later)]);
  expect(await days()).toEqual(["unit_track_20261122", "unit_track_20261123", "unit_track_20261124", "unit_track_20261125", "unit_track_20261126"]);
  await keepTwoDays(noon);
});

test("while PostgreSQL is away the newest position waits, and is written when it is back", async () => {
  const unitId = await town.addUnit(centreId);
  const fleets = new Fleets();
  const warnings: string[] = [];
  const telling = pino({ level: "warn" }, { write: (line) => warnings.push(line) });
  const pool = openPool({ url: town.database.url, log });
  // On another connection: it must end the very database it asks about.
  const superuser = openPool({ url: town.database.superuserUrl.replace(/\/[^/]*$/, "/postgres"), log });
  const name = new URL(town.database.url).pathname.slice(1);
  const take = (at: [number, number], seconds: number) => fleets.of(centreId).take(fixOf(unitId, at, seconds), true);
  try {
    writing = openWriteBehind({ pool, log: telling, clock: { now: () => new Date(noon) }, fleets, node, trackDays: 90 });
    take([36, 32], 30);
    await until("the first write", async () => ((await placeOf(unitId)) === 36 ? true : undefined));
    await superuser.query(`alter database ${name} allow_connections false`);
    await superuser.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
    for (let step = 1; step <= 50; step += 1) take([36 + step / 100, 32], 30 + step);
    await until("a write that failed", () => warnings.find((line) => line.includes("writing positions")));
    await superuser.query(`alter database ${name} allow_connections true`);
    await until("the newest", async () => ((await placeOf(unitId)) === 36.5 ? true : undefined));
    expect(await trackOf(unitId)).toEqual([36, 36.5]);
  } finally {
    await writing?.stop();
    writing = undefined;
    await Promise.all([pool.end(), superuser.end()]);
  }
});

test("a day without a partition is made as soon as a position needs it", async () => {
  const unitId = await town.addUnit(centreId);
  const fleets = new Fleets();
  let now = noon;
  writing = openWriteBehind({ pool: town.pool, log, clock: { now: () => new Date(now) }, fleets, node, trackDays: 90 });
  fleets.of(centreId).take(fixOf(unitId, [35, 32], 1), true);
  await until("the first row", async () => ((await placeOf(unitId)) === 35 ? true : undefined));
  now = atNoon(30 * 86_400);
  const at = new Date(now).toISOString();
  fleets.of(centreId).take(fixFrom(position(unitId, [36, 32], { recordedAt: at }), now), true);
  await until("the row", async () => ((await placeOf(unitId)) === 36 ? true : undefined));
  expect(await days()).toContain("unit_track_20261221");
});

test("what is not written when the server stops is written then", async () => {
  const unitId = await town.addUnit(centreId);
  const fleets = new Fleets();
  writing = openWriteBehind({ pool: town.pool, log, clock: { now: () => new Date(noon) }, fleets, node, trackDays: 90 });
  fleets.of(centreId).take(fixOf(unitId, [36, 32], 1), true);
  await writing.stop();
  expect(await placeOf(unitId)).toBe(36);
});
