import { cellNumber } from "@najda/geo";
import type { LngLat } from "@najda/protocol";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../test/database.ts";
import { layMap } from "../../test/small-map.ts";
import { openLog } from "../infra/log.ts";
import { asDb, openPool, type Pool } from "../infra/pool.ts";
import { openGround } from "./ground.ts";
import { peopleByCell } from "./population-file.ts";

const [west, east]: [LngLat, LngLat] = [[44, 36.2], [44.1, 36.2]];
let database: FreshDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool({ url: database.url, log: openLog("silent"), size: 4 });
  const query = async <R extends object>(text: string, values: unknown[] = []) => (await pool.query<R>(text, values)).rows;
  await layMap({ query }, { towns: [{ name: "West", at: west }, { name: "East", at: east }] });
  // In the west: a bungalow without levels, one of nonsense levels, and a warehouse in which nobody lives; outside the map a tower.
  for (const [kind, levels, at] of [["house", undefined, west], ["house", "many", west], ["warehouse", "9", west], ["apartments", "50", [50, 40]]] as const) {
    await query(
      `insert into map_shapes (map_id, layer, class, properties, min_zoom, rank, shape)
       select map_id, 'building', $1, jsonb_strip_nulls(jsonb_build_object('building:levels', $2::text)), 14, 0,
              st_expand(st_transform(st_point($3, $4, 4326), 3857), 7.5 / cos(radians($4))) from current_map`,
      [kind, levels, ...at],
    );
  }
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const ground = (file?: { hash: string; text: string }) => openGround(pool, asDb(pool), { file, now: new Date() });

describe("people by floor area", () => {
  test("ground x levels, two where the map does not tell, nobody in a warehouse; each place in the zone whose name is nearest", async () => {
    const made = (await ground())!;
    const peopleAt = ([lng, lat]: LngLat) => made.people[made.cells.indexOf(cellNumber(made.raster, lng, lat))];
    // 225 m² of ground on two levels are ten people.
    expect(peopleAt(west)).toBeCloseTo(2_000 + 10 + 10, 0);
    expect(peopleAt(east)).toBeCloseTo(2_000, 0);
    expect(made.cells).toEqual([...made.cells].sort((a, b) => a - b));
    expect(made.shown).toMatchObject({ people: 4_020, source: "buildings", estimate: true });
    expect(made.zoneOf.map((zone) => made.zones[zone]!.names)).toEqual([{ und: "West" }, { und: "East" }]);
  });

  test("it is counted once, also when several nodes want it at the same moment", async () => {
    const grids = await Promise.all([ground(), ground(), ground()]);
    expect(new Set(grids.map((each) => each!.gridId)).size).toBe(1);
    expect((await pool.query(`select from coverage_grids`)).rowCount).toBe(1);
  });
});

describe("people from a file", () => {
  test("are summed by cell, and those outside the map left out", async () => {
    const text = "lng,lat,people\n44,36.2,120.5\n44.0001,36.2,79.5\r\n44.1, 36.2, 300\n50,40,9999\n\n";
    const made = (await ground({ hash: uuid(), text }))!;
    expect(made.people).toEqual([200, 300]);
    expect(made.shown).toMatchObject({ people: 500, source: "file" });
  });

  test.each(["44,36.2", "44,36.2,many", "44,,7", "44,36.2,-1", "44;36.2;7"])("a line such as %j is refused with its number, and no half of it stays", async (line) => {
    const before = (await pool.query(`select from coverage_grids`)).rowCount;
    await expect(ground({ hash: uuid(), text: `44,36.2,1\n${line}` })).rejects.toThrow("Line 2");
    expect((await pool.query(`select from coverage_grids`)).rowCount).toBe(before);
  });
});

test("a street that a desk closes is reached no more from beyond, and again when it is opened", async () => {
  const open = (await ground())!;
  const closed = open.under([{ shape: { type: "Polygon", coordinates: [[[44.04, 36.1], [44.06, 36.1], [44.06, 36.3], [44.04, 36.3], [44.04, 36.1]]] } }]);
  expect([...open.cover(west, 900)]).toEqual([0, 1]);
  expect([...closed.cover(west, 900)]).toEqual([0]);
  expect([...closed.under([]).cover(west, 900)]).toEqual([0, 1]);
});

test("a heading is no person", () => {
  expect(peopleByCell("lng,lat,people", { west: 0, south: 0, stepLng: 1, stepLat: 1, columns: 1, rows: 1 }).size).toBe(0);
});

test("without a map there is nothing to cover", async () => {
  await pool.query(`delete from current_map`);
  expect(await ground()).toBeUndefined();
});
