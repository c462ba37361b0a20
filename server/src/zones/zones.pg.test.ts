import { randomUUID } from "node:crypto";
import { Refused, type Actor, type Area, type Input, type LngLat } from "@najda/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alertCity, makePerson, type AlertCity } from "../../../alerts/test/city.ts";
import { listPremises, listPremisesAt, removePremise, savePremise } from "./premises.ts";
import { importZones, listZones, zoneAt } from "./zones.ts";

let city: AlertCity;
let admin: Actor;
let desk: Actor;
const agencyId = randomUUID();

beforeAll(async () => {
  city = await alertCity();
  admin = await makePerson(city.db, { role: "administrator", centreId: city.centreId });
  desk = await makePerson(city.db, { role: "dispatcher", centreId: city.centreId });
  await city.db.query("insert into agencies (id, centre_id, name, kind) values ($1, $2, 'Civil Fire', 'fire')", [agencyId, city.centreId]);
});
afterAll(() => city.close());

const square = ([lng, lat]: LngLat, size = 0.01): Area => ({ type: "Polygon", coordinates: [[[lng, lat], [lng + size, lat], [lng + size, lat + size], [lng, lat + size], [lng, lat]]] });
const feature = (code: string, geometry: unknown) => ({ type: "Feature" as const, properties: { code, name: `Beat ${code}` }, geometry });
const collection = (...features: ReturnType<typeof feature>[]) => ({ type: "FeatureCollection" as const, features });
const take = (change: Partial<Input<"zones:import">> = {}) =>
  city.does(importZones, admin, { versionId: randomUUID(), agencyId, kind: "beat", collection: collection(feature("A", square([44, 36]))), ...change });
const at = async (place: LngLat, on?: string) => (await city.does(zoneAt, desk, { at: place, ...(on !== undefined && { on }) })).zones.map(({ code }) => code);
const refusalOf = (doing: Promise<unknown>) => doing.then(() => "no refusal", (error: unknown) => (error instanceof Refused ? { code: error.code, ...error.facts } : error));

test("a new version replaces the old from its moment on, and both can be read", async () => {
  const old = await take({ validFrom: "2026-01-01T00:00:00Z" });
  const young = await take({ validFrom: "2026-06-01T00:00:00Z", collection: collection(feature("B", square([44, 36]))) });
  expect([old.number, young.number]).toEqual([1, 2]);
  expect(await at([44.005, 36.005], "2026-03-01T00:00:00Z")).toEqual(["A"]);
  expect(await at([44.005, 36.005], "2026-06-01T00:00:00Z")).toEqual(["B"]);
  expect(await at([44.005, 36.005])).toEqual(["B"]);
  expect(await at([44.005, 36.005], "2025-03-01T00:00:00Z")).toEqual([]);
  expect(await at([44.5, 36.5])).toEqual([]);
  const { versions, zones } = await city.does(listZones, desk, { versionId: old.id });
  expect(versions).toMatchObject([{ id: old.id, number: 1, count: 1, agencyName: "Civil Fire" }]);
  expect(new Date(versions[0]!.validUntil!).toISOString()).toBe("2026-06-01T00:00:00.000Z");
  expect(zones).toMatchObject([{ code: "A", name: "Beat A", area: { type: "MultiPolygon" } }]);
});

test("a zone keeps its names in each language and the minutes in which it should be reached", async () => {
  const named = { ...feature("N", square([45, 37])), properties: { code: "N", name: "North", "name:ar": "الشمال", "name:not a language": "x", targetMinutes: "6" } };
  const { id } = await take({ kind: "response-area", collection: collection(named, feature("O", square([45, 38]))) });
  const { zones } = await city.does(listZones, desk, { versionId: id });
  expect(zones).toMatchObject([{ code: "N", name: "North", names: { ar: "الشمال" }, targetMinutes: 6 }, { code: "O" }]);
  expect(zones[1]).not.toHaveProperty("names");
  expect(zones[1]).not.toHaveProperty("targetMinutes");
  expect((await city.does(zoneAt, desk, { at: [45.005, 37.005] })).zones).toMatchObject([{ name: "North", names: { ar: "الشمال" } }]);
});

test("a version that comes between two holds until the later one begins", async () => {
  const between = await take({ validFrom: "2026-04-01T00:00:00Z", collection: collection(feature("between", square([44, 36]))) });
  expect(new Date(between.validUntil!).toISOString()).toBe("2026-06-01T00:00:00.000Z");
  expect(await at([44.005, 36.005], "2026-03-31T23:59:59Z")).toEqual(["A"]);
  expect(await at([44.005, 36.005], "2026-05-01T00:00:00Z")).toEqual(["between"]);
  expect(await refusalOf(take({ validFrom: "2026-04-01T03:00:00+03:00" }))).toMatchObject({ code: "zones-overlap" });
});

test("the database itself allows no two versions at one moment", async () => {
  await expect(
    city.db.query(
      `insert into zone_versions (id, agency_id, kind, number, valid_from, imported_by, imported_at) values (gen_random_uuid(), $1, 'beat', 99, '2026-07-01', $1, now())`,
      [agencyId],
    ),
  ).rejects.toThrow("one_version_at_a_time");
});

const bowTie: Area = { type: "Polygon", coordinates: [[[44, 36], [44.01, 36.01], [44.01, 36], [44, 36.02], [44, 36]]] };
const many = (count: number): Area => {
  const ring = Array.from({ length: count }, (_, step): LngLat => [44 + Math.cos((2 * Math.PI * step) / count), 36 + Math.sin((2 * Math.PI * step) / count)]);
  return { type: "Polygon", coordinates: [[...ring, ring[0]!]] };
};

describe("what can't be used is refused with its place in the file, and nothing is taken over", () => {
  test.each<[string, Input<"zones:import">["collection"], object]>([
    ["a ring that crosses itself", collection(feature("A", square([44, 36])), feature("B", bowTie)), { feature: 2, why: "self-intersecting" }],
    ["too many vertices", collection(feature("A", many(2001))), { feature: 1, why: "too-many-vertices" }],
    ["a point", collection(feature("A", { type: "Point", coordinates: [44, 36] })), { feature: 1, why: "not-an-area" }],
    ["no geometry", collection(feature("A", null)), { feature: 1, why: "not-an-area" }],
    ["a code twice", collection(feature("A", square([44, 36])), feature("A", square([45, 36]))), { feature: 2, why: "code-repeated" }],
    ...[0, 7.5, 241, "soon", [5]].map((targetMinutes): [string, Input<"zones:import">["collection"], object] => [
      `a target of ${JSON.stringify(targetMinutes)} minutes`, collection({ type: "Feature", properties: { code: "A", name: "A", targetMinutes }, geometry: square([44, 36]) } as ReturnType<typeof feature>), { feature: 1, why: "target-minutes" },
    ]),
    ["no code", collection({ type: "Feature", properties: { code: " ", name: "x" }, geometry: square([44, 36]) }), { feature: 1, why: "code-missing" }],
  ])("%s", async (_, file, facts) => {
    const before = await at([44.005, 36.005]);
    expect(await refusalOf(take({ collection: file }))).toEqual({ code: "zones-invalid", ...facts });
    expect(await at([44.005, 36.005])).toEqual(before);
  });

  test("two thousand vertices are checked in a moment", async () => {
    const began = performance.now();
    await take({ kind: "district", collection: collection(feature("round", many(1999))) });
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

test("a place outside all jurisdictions is named so, once there are any", async () => {
  const outside = async (place: LngLat) => (await city.does(zoneAt, desk, { at: place })).outside;
  expect(await outside([40, 30])).toBe(false);
  await take({ kind: "jurisdiction", collection: collection(feature("J", square([44, 36]))) });
  expect(await outside([40, 30])).toBe(true);
  expect(await outside([44.005, 36.005])).toBe(false);
});

describe("hazards and pre-plans", () => {
  const plan = (change: Partial<Input<"premise:save">> = {}): Input<"premise:save"> => ({
    id: randomUUID(), kind: "pre-plan", name: "Central Mall", text: "Risers in stair B.", area: square([44.1, 36.1]),
    floors: [{ floor: 1, text: "Shops" }, { floor: -1, text: "Gas main valve" }], ...change,
  });
  const here = async (by = desk) => (await city.does(listPremisesAt, by, { at: [44.105, 36.105] })).premises;

  test("are told to the desk and the crew of the own centre, dangers first, floors from below", async () => {
    const saved = await city.does(savePremise, city.supervisor, plan());
    await city.does(savePremise, city.supervisor, plan({ kind: "hazard", name: "Gas store", hazard: "gas", floors: [] }));
    const crew: Actor = { ...desk, role: "responder" };
    expect((await here(crew)).map(({ name }) => name)).toEqual(["Gas store", "Central Mall"]);
    expect((await here())[1]!.floors.map(({ floor }) => floor)).toEqual([-1, 1]);
    expect((await city.does(listPremisesAt, desk, { at: [44.5, 36.5] })).premises).toEqual([]);

    await city.does(savePremise, city.supervisor, { ...saved, text: "Risers in stair C." });
    expect((await here())[1]!.text).toBe("Risers in stair C.");
    const listed = async () => (await city.does(listPremises, desk, {})).premises;
    expect((await listed()).map(({ name, area }) => ({ name, area }))).toEqual(["Central Mall", "Gas store"].map((name) => ({ name, area: saved.area })));
    await city.does(removePremise, city.supervisor, { premiseId: saved.id });
    expect((await listed()).map(({ name }) => name)).toEqual(["Gas store"]);
    expect((await here()).map(({ name }) => name)).toEqual(["Gas store"]);
    expect(await refusalOf(city.does(removePremise, city.supervisor, { premiseId: saved.id }))).toMatchObject({ code: "not-found" });
  });

  test("of another centre stay there, and end with their time", async () => {
    const elsewhere = randomUUID();
    await city.db.query("insert into centres (id, name) values ($1, 'Elsewhere')", [elsewhere]);
    const stranger = await makePerson(city.db, { role: "supervisor", centreId: elsewhere });
    expect([await here(stranger), (await city.does(listPremises, stranger, {})).premises]).toEqual([[], []]);
    const saved = await city.does(savePremise, city.supervisor, plan({ kind: "hazard", name: "Fair", validUntil: "2026-01-01T00:00:00Z" }));
    expect((await here()).map(({ name }) => name)).not.toContain("Fair");
    expect(await refusalOf(city.does(savePremise, stranger, saved))).toMatchObject({ code: "not-found" });
    expect(await refusalOf(city.does(savePremise, city.supervisor, plan({ area: bowTie })))).toMatchObject({ code: "area-invalid" });
  });
});
