import { randomUUID } from "node:crypto";
import { buildDemoCity, demoCity } from "@najda/geo/demo-city";
import { importMap } from "@najda/geo/import";
import type { Actor, Input, LngLat } from "@najda/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alertCity, makePerson, type AlertCity } from "../../../alerts/test/city.ts";
import { findPlace } from "./find-place.ts";

let city: AlertCity;
let dispatcher: Actor;
let citizen: Actor;
const near = demoCity.centre;
const depot: LngLat = [near[0] + 0.01, near[1]];

beforeAll(async () => {
  city = await alertCity();
  await importMap(city.db, { bytes: buildDemoCity().pbf, name: demoCity.name.en, attribution: demoCity.attribution });
  dispatcher = await makePerson(city.db, { role: "dispatcher", centreId: city.centreId });
  citizen = await makePerson(city.db, { role: "citizen" });
  await city.db.query("insert into agencies (id, centre_id, name, kind) values ($1, $1, 'Ambulance', 'ambulance')", [city.centreId]);
  await city.db.query(
    `insert into units (id, centre_id, agency_id, call_sign, type, station_name, station_at)
     select gen_random_uuid(), $1, $1, sign, 'als', 'Harbour Depot', st_makepoint($2, $3)::geography from unnest($4::text[]) as s (sign)`,
    [city.centreId, ...depot, ["Medic 7", "Medic 17", "Engine 12"]],
  );
}, 120_000);
afterAll(() => city.close());

const find = async (input: Input<"place:find">, by = dispatcher) => (await city.does(findPlace, by, input)).places;

describe("units and their stations", () => {
  test.each(["medic 7", "Medic7", "m7", "M 07"])("%s is Medic 7, and first", async (text) => {
    expect((await find({ text, near }))[0]).toMatchObject({ kind: "unit", name: "Medic 7", at: depot });
  });

  test("what begins like a call sign comes behind the places of that name", async () => {
    const found = await find({ text: "medic", near });
    expect(found.filter(({ kind }) => kind === "unit").map(({ name }) => name)).toEqual(["Medic 7", "Medic 17"]);
  });

  test("a station is found by a word of its name", async () => {
    expect(await find({ text: "depot", near })).toContainEqual(expect.objectContaining({ kind: "base", name: "Harbour Depot", at: depot }));
  });

  test("a citizen finds no units, another centre none of ours", async () => {
    const elsewhere = randomUUID();
    await city.db.query("insert into centres (id, name) values ($1, 'Elsewhere')", [elsewhere]);
    const stranger = await makePerson(city.db, { role: "dispatcher", centreId: elsewhere });
    for (const by of [citizen, stranger]) expect((await find({ text: "medic 7", near }, by)).map(({ kind }) => kind)).not.toContain("unit");
  });
});

describe("a position", () => {
  test("in coordinates has the nearest address beside it", async () => {
    const [lng, lat] = near;
    const [place] = await find({ text: `${lat.toFixed(5)}N ${lng.toFixed(5)}E`, near, language: "ar" });
    expect(place).toMatchObject({ kind: "coordinates", name: `${lat.toFixed(5)}, ${lng.toFixed(5)}`, area: expect.stringMatching(/^\d+ \p{Script=Arabic}/u) });
    expect(place!.metres).toBeLessThan(2);
  });

  test("in coordinates the wrong way round is put right by the map", async () => {
    const [place] = await find({ text: `${near[0]}, ${near[1]}` });
    expect(place!.at).toEqual(near);
  });

  test("as a Plus Code: whole, short for the screen, and short with a town", async () => {
    const whole = await find({ text: "8H66C2G8+6X" });
    expect(whole[0]).toMatchObject({ kind: "plus-code", name: "8H66C2G8+6X" });
    const short = await find({ text: "C2G8+6X", near: whole[0]!.at });
    expect(short[0]!.at[0]).toBeCloseTo(whole[0]!.at[0], 6);
    const [rubar] = await find({ text: "Rubar", near });
    const beside = await find({ text: "C2G8+6X Rubar" });
    expect(Math.hypot(beside[0]!.at[0] - rubar!.at[0], beside[0]!.at[1] - rubar!.at[1])).toBeLessThan(1);
  });
});

test("without a text: the nearest address, then the nearest intersection, with distances", async () => {
  const found = await find({ near, language: "en" });
  expect(found.map(({ kind }) => kind)).toEqual(["address", "intersection"]);
  expect(found[1]!.name).toMatch(/ × /);
  expect(found.every(({ metres }) => metres! < 300)).toBe(true);
  expect((await find({ near, limit: 1 })).map(({ kind }) => kind)).toEqual(["address"]);
  expect(await find({})).toEqual([]);
});
