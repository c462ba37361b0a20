import type { LngLat } from "@najda/protocol";
import { PbfReader } from "pbf";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../server/test/database.ts";
import { buildDemoCity, demoCity } from "../demo-city/index.ts";
import { importMap } from "../import/index.ts";
import { boundsOf, distanceMetres, travelTimes } from "../index.ts";
import { writtenQuestions } from "./written-questions.ts";
import { currentMap, findPlaces, loadGraph, nearestAddress, nearestCrossing, tile } from "./index.ts";

let database: FreshDatabase;
let db: Client;
const [lng, lat] = demoCity.centre;

beforeAll(async () => {
  database = await freshDatabase();
  db = new Client({ connectionString: database.url });
  await db.connect();
  await importMap(db, { bytes: buildDemoCity().pbf, name: demoCity.name.en, attribution: demoCity.attribution });
}, 120_000);
afterAll(async () => {
  await db.end();
  await database.drop();
});

/** The tile of a zoom that holds a point. */
function tileAt(z: number, at: LngLat = [lng, lat]): { z: number; x: number; y: number } {
  const angle = (at[1] * Math.PI) / 180;
  return { z, x: Math.floor(((at[0] + 180) / 360) * 2 ** z), y: Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** z) };
}

/** Layers of a vector tile: how many features, and which keys they carry (Mapbox Vector Tile 2.1, section 4.1). */
function layersOf(body: Buffer): Record<string, { features: number; keys: string[] }> {
  return new PbfReader(body).readFields<Record<string, { features: number; keys: string[] }>>((field, layers, pbf) => {
    if (field !== 3) return;
    const layer = pbf.readMessage((inner, into, reader) => {
      if (inner === 1) into.name = reader.readString();
      if (inner === 2) into.features++;
      if (inner === 3) into.keys.push(reader.readString());
    }, { name: "", features: 0, keys: [] as string[] });
    layers[layer.name] = { features: layer.features, keys: layer.keys };
  }, {});
}

describe("tiles of the demo city", () => {
  const shown: [z: number, layers: string[]][] = [
    [8, ["landuse", "place", "road", "water"]],
    [10, ["landuse", "place", "rail", "road", "water"]],
    [13, ["landuse", "place", "road", "water"]],
    [15, ["building", "landuse", "place", "road"]],
  ];
  test.each(shown)("zoom %i shows %j", async (z, layers) => {
    const found = layersOf((await tile(db, tileAt(z))).body);
    expect(Object.keys(found)).toEqual(expect.arrayContaining(layers.filter((layer) => layer !== "rail")));
    expect(found["road"]!.features).toBeGreaterThan(5);
  });

  test("streets carry their class and their names in every language", async () => {
    const { road, place } = layersOf((await tile(db, tileAt(14))).body);
    expect(road!.keys).toEqual(expect.arrayContaining(["class", "name", "name:en", "name:ar", "name:ckb", "name:fa"]));
    expect(place!.keys).toEqual(expect.arrayContaining(["kind", "name:ar"]));
  });

  test("house numbers come with zoom 17", async () => {
    const house = (await nearestAddress(db, [lng, lat]))!.at;
    expect(layersOf((await tile(db, tileAt(17, house))).body)["address"]!.keys).toContain("number");
    expect(layersOf((await tile(db, tileAt(16, house))).body)["address"]).toBeUndefined();
  });

  test("small streets and houses are left out from far away", async () => {
    expect((await tile(db, tileAt(9))).body.length).toBeLessThan(60_000);
    expect(layersOf((await tile(db, tileAt(12))).body)["building"]).toBeUndefined();
  });

  test("a tile that was made once is kept, byte for byte, with its etag", async () => {
    const address = tileAt(14, demoCity.hospitals[0]!.at);
    const { kept: isKept, ...first } = await tile(db, address);
    await isKept;
    const kept = await db.query("select from map_tiles where z = $1 and x = $2 and y = $3", [address.z, address.x, address.y]);
    expect(kept.rowCount).toBe(1);
    expect(await tile(db, address)).toMatchObject(first);
    expect(first.etag).toMatch(/^"[\w-]{22}"$/);
    expect((await tile(db, tileAt(15))).etag).not.toBe(first.etag);
  });

  test("elsewhere the tile is empty, and keeps no row", async () => {
    expect((await tile(db, tileAt(14, [-70, -30]))).body).toHaveLength(0);
    const { rows } = await db.query<{ empty: number }>("select count(*)::int as empty from map_tiles where length(body) = 0");
    expect(rows[0]!.empty).toBe(0);
    expect(layersOf((await tile(db, { z: 0, x: 0, y: 0 })).body)).toEqual({});
  });

  test.each([[-1, 0, 0], [18, 0, 0], [3, 8, 0], [3, 0, -1], [3.5, 0, 0], [3, Number.NaN, 0], [2, 0, Infinity]])("there is no tile %d/%d/%d", async (z, x, y) => {
    await expect(tile(db, { z, x, y })).rejects.toMatchObject({ name: "Refused", code: "malformed" });
  });
});

describe("places are found", () => {
  const [, second] = demoCity.hospitals;
  const cases: [what: string, text: string, language: string, expected: string][] = [
    ["in English", second!.name.en, "en", second!.name.en],
    ["in Arabic", second!.name.ar, "ar", second!.name.ar],
    ["in Sorani", second!.name.ckb, "ckb", second!.name.ckb],
    ["in Persian", second!.name.fa, "fa", second!.name.fa],
    ["in one language, shown in another", second!.name.en, "ar", second!.name.ar],
    ["by a part of the name", "zerin", "en", "Zerin River"],
    ["without regard for case", "RUBAR UNIVERSITY", "en", "Rubar University"],
    ["in spite of a typing error", "Rubar Univrsity", "en", "Rubar University"],
    ["with Arabic letters typed one for another", "جامعه روبار", "ar", "جامعة روبار"],
    ["by a district", "citadel district", "en", "Citadel District"],
  ];
  test.each(cases)("%s", async (...[, text, language, expected]) => {
    expect((await findPlaces(db, { text, language }))[0]!.name).toBe(expected);
  });

  test("the nearer of two of the same name comes first, with its distance", async () => {
    const { rows } = await db.query<{ name: string; at: LngLat[] }>(
      `select names ->> 'name' as name, jsonb_agg(jsonb_build_array(st_x(at::geometry), st_y(at::geometry))) as at
       from map_places where kind = 'street' group by 1 having count(*) > 2 order by 1 limit 1`,
    );
    for (const near of rows[0]!.at) {
      const [first, next] = await findPlaces(db, { text: rows[0]!.name, near });
      expect(first).toMatchObject({ name: rows[0]!.name, kind: "street" });
      expect(first!.metres).toBeLessThan(1);
      expect(next!.metres).toBeGreaterThan(first!.metres!);
    }
  });

  test("an address, whichever way round, in both scripts", async () => {
    const { address, at } = demoCity.places()[7]!;
    const [, number, street] = /^(\d+) (.+), /.exec(address.en)!;
    for (const text of [`${number} ${street}`, `${street} ${number}`]) {
      const [first] = await findPlaces(db, { text, near: at });
      expect(first).toMatchObject({ kind: "address", name: `${number} ${street}` });
      expect(distanceMetres(first!.at, at)).toBeLessThan(60);
    }
    const [arabic] = await findPlaces(db, { text: address.ar.replace(/، رقم/, "").replace(/،.*/, ""), near: at, language: "ar" });
    expect(arabic!.name).toContain(address.ar.split("،")[0]);
  });

  test("house number 3 is not house number 13", async () => {
    const found = await findPlaces(db, { text: "3 street", limit: 20 });
    expect(found).toHaveLength(20);
    // A third street of its name has the number too, in the other languages.
    expect(found.every(({ name }) => /\b(3|3rd)\b/.test(name))).toBe(true);
  });

  test("the street, where it has no such number", async () => {
    expect((await findPlaces(db, { text: "9999 Ring Road" }))[0]).toMatchObject({ kind: "street", name: "Ring Road" });
  });

  test.each(["", "   ", "؟!", "%", "_", "'; drop table maps --", "\\", "|", "x".repeat(200), "a b c d e f g h i j k"])("%j finds nothing or something, and breaks nothing", async (text) => {
    expect(Array.isArray(await findPlaces(db, { text, near: [lng, lat] }))).toBe(true);
  });

  test("never more than asked for", async () => {
    expect(await findPlaces(db, { text: "street", limit: 3 })).toHaveLength(3);
  });
});

const questions = writtenQuestions("demo-city");

describe("the table of questions", () => {
  test("is as long as it should be, in all scripts", () => {
    expect(new Set(questions.map(({ script }) => script))).toEqual(new Set(["latin", "transliterated", "arabic", "sorani", "persian"]));
    expect(questions.length).toBeGreaterThanOrEqual(60);
    expect(questions.filter(({ misspelt }) => misspelt).length).toBeGreaterThanOrEqual(15);
  });

  test.each(questions)("$script: $typed (shown in $shown) finds $name", async ({ typed, shown, name, kind }) => {
    const [first] = await findPlaces(db, { text: typed, language: shown, near: [lng, lat] });
    expect(first).toMatchObject({ name, kind });
  });
});

test("what is found says in which quarter it lies; a quarter needs no other", async () => {
  const [gate] = await findPlaces(db, { text: "gate street x honey street", near: [lng, lat], language: "ar" });
  expect(gate!.area).toMatch(/^حي /);
  const [quarter] = await findPlaces(db, { text: "oak district" });
  expect(quarter).not.toHaveProperty("area");
});

test("streets that don't meet have no intersection, but are found themselves", async () => {
  const found = await findPlaces(db, { text: "north corniche x south corniche", near: [lng, lat] });
  expect(found.some(({ kind }) => kind === "intersection")).toBe(false);
  expect(found.map(({ name }) => name)).toContain("North Corniche");
});

test("the nearest intersection: both streets in the language asked for, and how far", async () => {
  const [crossing] = await findPlaces(db, { text: "gate street x honey street" });
  const found = await nearestCrossing(db, crossing!.at, "fa");
  expect(found).toMatchObject({ kind: "intersection", name: "خیابان دروازه × خیابان عسل" });
  expect(found!.metres).toBeLessThan(1);
  expect(await nearestCrossing(db, [45, 30])).toBeUndefined();
});

test("the nearest address, in the language asked for; none in the steppe", async () => {
  const found = await nearestAddress(db, [lng, lat], "ar");
  expect(found).toMatchObject({ kind: "address", name: expect.stringMatching(/^\d+ \p{Script=Arabic}/u) });
  expect(found!.metres).toBeCloseTo(distanceMetres([lng, lat], found!.at), -1);
  expect(await nearestAddress(db, [45, 30])).toBeUndefined();
});

test("the street graph comes back whole, and the way over the river leads over a bridge", async () => {
  const { graph, mapId } = (await loadGraph(db))!;
  expect(mapId).toBe((await currentMap(db))!.id);
  const [south, north] = [demoCity.districts[1]!, demoCity.districts[5]!].map(({ area }): LngLat => {
    const [west, south, east, north] = boundsOf(area);
    return [(west + east) / 2, (south + north) / 2];
  });
  const [way] = travelTimes(graph, south!, [north!]);
  expect(way!.by).toBe("streets");
  expect(way!.seconds).toBeGreaterThan(60);
});
