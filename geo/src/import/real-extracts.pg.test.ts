import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LngLat } from "@najda/protocol";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../server/test/database.ts";
import { buildGraph, travelTimes } from "../index.ts";
import { writtenQuestions } from "../postgis/written-questions.ts";
import { currentMap, findPlaces, nearestAddress, tile } from "../postgis/index.ts";
import { importMap } from "./index.ts";
import { readExtract } from "./read-extract.ts";

/** Extracts of OpenStreetMap (ODbL) lie beside the checkout; they are no part of the project. */
const extract = (name: string): string => fileURLToPath(new URL(`../../../../shared/data/map/${name}`, import.meta.url));
const [liechtenstein, porto] = [extract("liechtenstein-2021.osm.pbf"), extract("porto-roads.osm.pbf")];
const absent = !existsSync(liechtenstein) || !existsSync(porto);

describe.skipIf(absent)(`real extracts${absent ? " (skipped: ../shared/data/map is not there)" : ""}`, () => {
  let database: FreshDatabase;
  let db: Client;

  beforeAll(async () => {
    database = await freshDatabase();
    db = new Client({ connectionString: database.url });
    await db.connect();
    await importMap(db, { file: liechtenstein, name: "Liechtenstein" });
  }, 120_000);
  afterAll(async () => {
    await db.end();
    await database.drop();
  });

  test("Liechtenstein: bounds, places, addresses, tiles", async () => {
    expect(await currentMap(db)).toMatchObject({ name: "Liechtenstein", attribution: "© OpenStreetMap contributors", bounds: [9.4708532, 47.0475261, 9.6262518, 47.2785638] });
    const near: LngLat = [9.5215, 47.139];
    expect((await findPlaces(db, { text: "vaduz", near }))[0]).toMatchObject({ name: "Vaduz", kind: "town" });
    expect((await findPlaces(db, { text: "landesspital", near }))[0]).toMatchObject({ name: "Liechtensteinisches Landesspital", kind: "hospital" });
    expect((await findPlaces(db, { text: "stadtle", near }))[0]).toMatchObject({ name: "Städtle", kind: "street" });
    expect((await nearestAddress(db, near))!.metres).toBeLessThan(300);
    expect((await tile(db, { z: 14, x: 8625, y: 5753 })).body.length).toBeGreaterThan(5000);
  });

  test.each(writtenQuestions("liechtenstein"))("Liechtenstein: $typed finds $name", async ({ typed, shown, name, kind }) => {
    expect((await findPlaces(db, { text: typed, language: shown, near: [9.5215, 47.139] }))[0]).toMatchObject({ name, kind });
  });

  test("Porto: units all over the region reach an incident over its streets", async () => {
    const { pieces } = await readExtract({ file: porto }, { take: () => Promise.resolve() });
    const graph = buildGraph(pieces);
    expect(graph.from.length / pieces.length).toBeGreaterThan(0.97);
    const units = Array.from({ length: 50 }, (_, at): LngLat => [-8.66 + (at % 10) * 0.008, 41.14 + Math.floor(at / 10) * 0.009]);
    const times = travelTimes(graph, [-8.6109, 41.1496], units);
    expect(times.every(({ by, seconds }) => by === "streets" && seconds < 30 * 60)).toBe(true);
  }, 60_000);
});
