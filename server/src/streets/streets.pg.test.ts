import { monitorEventLoopDelay } from "node:perf_hooks";
import { importMap } from "@najda/geo/import";
import type { LngLat } from "@najda/protocol";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../test/database.ts";
import { riverTown, there } from "../../test/street-town.ts";
import { openLog } from "../infra/log.ts";
import { openPool, type Pool } from "../infra/pool.ts";
import { openStreets, type Streets } from "./streets.ts";

const log = openLog("silent");
let database: FreshDatabase;
let pool: Pool;
const opened: Streets[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool({ url: database.url, log, size: 3, patient: true });
});
afterAll(async () => {
  for (const streets of opened) await streets.stop();
  await pool.end();
  await database.drop();
});

const open = async (options: Partial<Parameters<typeof openStreets>[0]> = {}): Promise<Streets> => {
  const streets = await openStreets({ databaseUrl: database.url, pool, log, lookEveryMs: 50, ...options });
  opened.push(streets);
  return streets;
};
const across = (streets: Streets) => streets.travelTimes(there(0, 100), [there(0, -100)]);

test("without a map all is a straight line; a first and a second import are taken over without a gap", async () => {
  const streets = await open();
  expect(await across(streets)).toMatchObject([{ by: "straight-line" }]);
  expect(await streets.route(there(0, 100), there(0, -100))).toBeUndefined();
  await importMap(pool, { bytes: riverTown(), name: "First" });
  await expect.poll(() => across(streets)).toMatchObject([{ by: "streets" }]);
  expect((await streets.reach(there(0, -100), 60)).length % 3).toBe(0);

  const gaps: unknown[] = [];
  let asking = true;
  const asked = (async () => {
    while (asking) {
      const [time] = await across(streets);
      if (time?.by !== "streets") gaps.push(time);
    }
  })();
  await importMap(pool, { bytes: riverTown(), name: "Second" });
  const { rows } = await pool.query<{ id: string }>("select map_id::text as id from current_map");
  await expect.poll(() => streets.mapId()).toBe(rows[0]!.id);
  asking = false;
  await asked;
  expect(gaps).toEqual([]);
});

test("closures that were drawn before the start count from the first search", async () => {
  const shape = { type: "LineString", coordinates: [there(-30, 0), there(30, 0)] };
  await pool.query(`insert into centres (id, name) values ($1, 'Room')`, [uuid()]);
  await pool.query(`insert into people (id, name, role, created_at) values ($1, 'Desk', 'citizen', now())`, [uuid()]);
  await pool.query(`insert into closures (id, centre_id, shape, reason, added_by, added_at) select $1, c.id, $2, 'flood', p.id, now() from centres c, people p limit 1`, [uuid(), JSON.stringify(shape)]);
  const streets = await open();
  expect((await streets.route(there(0, -100), there(0, 100)))!.names).toContain("New Bridge");
  await pool.query("delete from closures");
  streets.closuresChanged();
  expect((await streets.route(there(0, -100), there(0, 100)))!.names).toEqual(["Old Bridge"]);
});

test("a search thread that dies or hangs costs straight lines until another is up", async () => {
  const streets = await open({ thread: new URL("./troubled.test-worker.ts", import.meta.url), patienceMs: 300, hungMs: 100 });
  const pole = (lat: number): LngLat => [44, lat];
  expect(await across(streets)).toMatchObject([{ by: "streets" }]);
  expect(await streets.travelTimes(pole(-85), [there(0, 0)])).toMatchObject([{ by: "straight-line" }]);
  await expect.poll(() => across(streets)).toMatchObject([{ by: "streets" }]);
  expect(await streets.travelTimes(pole(85), [there(0, 0)])).toMatchObject([{ by: "straight-line" }]);
  expect(await across(streets)).toMatchObject([{ by: "straight-line" }]);
  await expect.poll(() => across(streets)).toMatchObject([{ by: "streets" }]);
});

test("the server's loop stays free while a thousand units are asked for", async () => {
  const streets = await open();
  const units = Array.from({ length: 1000 }, (_, at) => there(at, -100));
  await streets.travelTimes(there(0, 100), units);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  for (let round = 0; round < 20; round++) await streets.travelTimes(there(round, 100), units);
  delay.disable();
  // The median, because other tests share these processors.
  expect(delay.percentile(50) / 1e6).toBeLessThan(20);
});
