import { randomUUID } from "node:crypto";
import type { Db, LngLat } from "@najda/protocol";
import { Client, Pool } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../server/test/database.ts";
import { OsmWriter } from "../demo-city/osm-writer.ts";
import { currentMap, loadGraph } from "../postgis/index.ts";
import { travelTimes } from "../index.ts";
import { importMap, UnusableExtract } from "./index.ts";
import { beginMap, insertShapes } from "./map-rows.sql.ts";

let database: FreshDatabase;
let db: Client;

beforeEach(async () => {
  database = await freshDatabase();
  db = new Client({ connectionString: database.url });
  await db.connect();
});
afterEach(async () => {
  await db.end();
  await database.drop();
});

/** A road of a hundred houses. */
function town(name: string): Buffer {
  const osm = new OsmWriter();
  const points = Array.from({ length: 100 }, (_, at): LngLat => [44 + at / 1000, 36]);
  osm.way(points.map((at) => osm.node(at)), { highway: "primary", name: `${name} Road` });
  for (const [at, [lng, lat]] of points.entries()) {
    osm.area([[lng, lat + 0.0001], [lng + 0.0002, lat + 0.0001], [lng, lat + 0.0002]], { building: "yes", "addr:housenumber": `${at}`, "addr:street": `${name} Road` });
  }
  return osm.bytes([44, 35.9, 44.1, 36.1], "a test");
}

const tables = ["maps", "map_shapes", "map_places", "map_addresses", "map_streets", "map_tiles where map_id not in (select map_id from current_map)", "map_words", "map_crossings"];
async function counts(): Promise<number[]> {
  const { rows } = await db.query<{ counts: number[] }>(`select array[${tables.map((table) => `(select count(*) from ${table})::int`).join(", ")}] as counts`);
  return rows[0]!.counts;
}

test("without an import there is no map", async () => {
  expect(await currentMap(db)).toBeUndefined();
  expect(await loadGraph(db)).toBeUndefined();
});

test("an imported map is in use, with its name, its attribution and its streets", async () => {
  const shares: number[] = [];
  const imported = await importMap(db, { bytes: town("First"), name: "First Town", onProgress: (share) => shares.push(share) });
  expect(imported.counts).toEqual({ shapes: 101, places: 1, addresses: 100, streets: 1, junctions: 2 });
  expect(await currentMap(db)).toEqual({
    id: imported.id, name: "First Town", attribution: "© OpenStreetMap contributors", attributions: expect.objectContaining({ ar: "© مساهمو OpenStreetMap" }), bounds: [44, 35.9, 44.1, 36.1], minzoom: 4, maxzoom: 17,
  });
  const streets = await loadGraph(db);
  expect(streets!.mapId).toBe(imported.id);
  expect(travelTimes(streets!.graph, [44.09, 36], [[44.01, 36]])[0]!.by).toBe("streets");
  expect(shares.at(-1)).toBe(1);
});

test("a new map takes the place of the old one, of which nothing is left", async () => {
  await importMap(db, { bytes: town("First"), name: "First Town" });
  const second = await importMap(db, { bytes: town("Second"), name: "Second Town", attribution: "Invented" });
  expect(await currentMap(db)).toMatchObject({ id: second.id, name: "Second Town", attribution: "Invented" });
  expect(await counts()).toEqual([1, 101, 1, 100, 1, 0, 2, 0]);
});

describe("the old map stays as it was", () => {
  const broken: [string, Uint8Array][] = [
    ["when the file is cut off", town("Second").subarray(0, -20)],
    ["when the file is no extract", Buffer.from("this is no extract")],
    ["when the file is empty", new Uint8Array()],
  ];
  test.each(broken)("%s", async (_, bytes) => {
    const first = await importMap(db, { bytes: town("First"), name: "First Town" });
    const before = await counts();
    await expect(importMap(db, { bytes, name: "Second Town" })).rejects.toThrow(UnusableExtract);
    expect(await counts()).toEqual(before);
    expect((await currentMap(db))!.id).toBe(first.id);
  });

  test("and answers while the new one is read", async () => {
    const first = await importMap(db, { bytes: town("First"), name: "First Town" });
    const pool = new Pool({ connectionString: database.url });
    const seen = new Set<string | undefined>();
    const watching: Db = {
      query: async (text, values) => {
        const found = await db.query<{ map_id: string }>("select map_id::text from current_map");
        seen.add(found.rows[0]?.map_id);
        return pool.query(text, values === undefined ? undefined : [...values]);
      },
    };
    const second = await importMap(watching, { bytes: town("Second"), name: "Second Town" });
    await pool.end();
    expect(seen).toEqual(new Set([first.id, second.id]));
  });

  test("and what a killed import of another file left behind is gone after the next", async () => {
    await importMap(db, { bytes: town("First"), name: "First Town" });
    const killed = await beginMap(db, { name: "Killed", attribution: "", attributions: {}, hash: "another file", form: 1, run: randomUUID(), now: new Date() });
    const road = { layer: "road", class: "minor", properties: {}, minZoom: 5, rank: 1, shape: "0101000020110F000000000000000000000000000000000000" } as const;
    expect(await insertShapes(db, killed, { before: 0, rows: [road] })).toBe(true);
    await importMap(db, { bytes: town("Second"), name: "Second Town" });
    expect(await counts()).toEqual([1, 101, 1, 100, 1, 0, 2, 0]);
  });
});

test("of two imports at once the later one wins, and the other says so", async () => {
  const rival = new Client({ connectionString: database.url });
  await rival.connect();
  let second: Promise<unknown> | undefined;
  const first = importMap(
    {
      query: async (text, values) => {
        // The rival comes in whole, just before the first puts its streets in.
        if (text.includes("insert into map_streets")) await (second ??= importMap(rival, { bytes: town("Second"), name: "Second Town" }));
        return db.query(text, values === undefined ? undefined : [...values]);
      },
    },
    { bytes: town("First"), name: "First Town" },
  );
  await expect(first).rejects.toThrow("took the place of this one");
  await second;
  expect(await currentMap(db)).toMatchObject({ name: "Second Town" });
  expect(await counts()).toEqual([1, 101, 1, 100, 1, 0, 2, 0]);
  await rival.end();
});
