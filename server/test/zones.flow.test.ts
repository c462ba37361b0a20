import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addIntakeKey } from "../src/installation/intake-key.ts";
import { oldTown, startCity, type City } from "./city.ts";
import type { Someone } from "./someone.ts";

let city: City;
let desk: Someone;
let key: string;
const [lng, lat] = oldTown;
const ring = (size: number) => [[lng - size, lat - size], [lng + size, lat - size], [lng + size, lat + size], [lng - size, lat + size], [lng - size, lat - size]];
const collection = (size: number) => ({
  type: "FeatureCollection" as const,
  features: [{ type: "Feature" as const, properties: { code: "north", name: "North side" }, geometry: { type: "Polygon", coordinates: [ring(size)] } }],
});

beforeAll(async () => {
  city = await startCity();
  desk = await city.signIn("dispatcher");
  const agencyId = uuid();
  await city.admin.send("agency:add", { agencyId, name: "Civil Fire", kind: "fire", centreId: city.centreId });
  await city.admin.send("zones:import", { versionId: uuid(), agencyId, kind: "jurisdiction", collection: collection(0.05) });
  key = await addIntakeKey(city.nodes[0]!.app.pool, { kind: "authority", name: "neighbouring country", centreName: undefined });
});
afterAll(() => city.stop());

const ask = (path: string, { headers, ...init }: Omit<RequestInit, "headers"> & { headers?: Record<string, string> } = {}, withKey = key) =>
  fetch(`${city.url}${path}`, { ...init, headers: { authorization: `Bearer ${withKey}`, ...headers } });

test("the desk is told whose a place is, and when it is nobody's", async () => {
  const here = await desk.send("zone:at", { at: oldTown });
  expect(here).toMatchObject({ outside: false, zones: [{ kind: "jurisdiction", name: "North side", agencyName: "Civil Fire", agencyKind: "fire" }] });
  expect(await desk.send("zone:at", { at: [lng + 1, lat] })).toEqual({ zones: [], outside: true });
});

describe("another system asks who answers", () => {
  test("as JSON: agency, boundary, how long it holds", async () => {
    const response = await ask(`/api/authority?service=urn:service:sos.fire&lat=${lat}&lng=${lng}`);
    const { value } = (await response.json()) as { value: { mappings: { displayName: string; expires: string; serviceBoundaryReference: { key: string } }[] } };
    expect(value.mappings).toMatchObject([{ service: "urn:service:sos.fire", displayName: expect.stringContaining("Civil Fire"), serviceNumber: "112" }]);
    const [mapping] = value.mappings;
    expect(Date.parse(mapping!.expires)).toBeGreaterThan(city.clock.now().getTime());
    const boundary = (await (await ask(`/api/authority/boundaries/${mapping!.serviceBoundaryReference.key}`)).json()) as object;
    expect(boundary).toMatchObject({ ok: true, value: { type: "Feature", geometry: { type: "MultiPolygon" } } });
  });

  test("as LoST", async () => {
    const xml = (service: string, place: string) => ({
      method: "POST",
      headers: { "content-type": "application/lost+xml" },
      body: `<findService xmlns="urn:ietf:params:xml:ns:lost1"><location id="a" profile="geodetic-2d"><Point xmlns="http://www.opengis.net/gml" srsName="urn:ogc:def:crs:EPSG::4326"><pos>${place}</pos></Point></location><service>${service}</service></findService>`,
    });
    const said = async (init: Parameters<typeof ask>[1]) => (await ask("/lost", init)).text();
    expect(await said(xml("urn:service:sos.fire", `${lat} ${lng}`))).toContain("<service>urn:service:sos.fire</service>");
    expect(await said(xml("urn:service:sos.fire", `${lat} ${lng + 1}`))).toContain("<notFound ");
    expect(await said(xml("urn:service:food.pizza", `${lat} ${lng}`))).toContain("<serviceNotImplemented ");
    expect(await said(xml("urn:service:sos.fire", "a b"))).toContain("<badRequest ");
    expect(await said({ method: "POST", headers: { "content-type": "application/json" }, body: "{}" })).toContain("<badRequest ");
  });

  test.each([
    ["a service that nobody stands for", `service=urn:service:sos.police&lat=${lat}&lng=${lng}`, 404],
    ["a place outside", `lat=${lat}&lng=${lng + 1}`, 404],
    ["an unknown service", `service=urn:x&lat=${lat}&lng=${lng}`, 400],
    ["no place", "service=urn:service:sos", 400],
    ["letters for numbers", "lat=a&lng=b", 400],
    ["a place off the globe", "lat=91&lng=0", 400],
    ["two services", `service=a&service=b&lat=${lat}&lng=${lng}`, 400],
  ])("%s is refused", async (_, query, status) => {
    expect((await ask(`/api/authority?${query}`)).status).toBe(status);
  });

  test("without the key, or with a session's token, nothing is told", async () => {
    for (const path of [`/api/authority?lat=${lat}&lng=${lng}`, `/api/authority/boundaries/${uuid()}`]) expect((await ask(path, {}, "wrong")).status).toBe(401);
    expect((await ask("/lost", { method: "POST", headers: { "content-type": "application/lost+xml" }, body: "<a/>" }, "wrong")).status).toBe(401);
    expect((await ask("/api/authority/boundaries/nothing")).status).toBe(404);
  });
});

describe("bad input leaves the zones as they were", () => {
  test.each<[string, object, string]>([
    ["no collection", { collection: null }, "malformed"],
    ["an empty collection", { collection: { type: "FeatureCollection", features: [] } }, "malformed"],
    ["an unknown kind", { kind: "parish" }, "malformed"],
    ["an unknown agency", { agencyId: uuid() }, "not-found"],
    ["a geometry made of words", { collection: { type: "FeatureCollection", features: [{ type: "Feature", properties: { code: "a" }, geometry: "POLYGON" }] } }, "zones-invalid"],
    ["an end before the beginning", { validFrom: "2027-02-01T00:00:00Z", validUntil: "2027-01-01T00:00:00Z" }, "malformed"],
    ["no time at all", { validFrom: "tomorrow" }, "malformed"],
  ])("%s", async (_, change, code) => {
    const { agencies } = await city.admin.send("master:list", {});
    const agencyId = agencies.find(({ name }) => name === "Civil Fire")!.id;
    const before = await desk.send("zones:list", {});
    const input = { versionId: uuid(), agencyId, kind: "jurisdiction", collection: collection(0.02), ...change };
    expect(await city.admin.ask("zones:import", input)).toMatchObject({ ok: false, code });
    expect(await desk.send("zones:list", {})).toEqual(before);
  });

  test("only an administrator imports", async () => {
    const input = { versionId: uuid(), agencyId: uuid(), kind: "beat", collection: collection(0.02) };
    expect(await desk.ask("zones:import", input)).toMatchObject({ ok: false, code: "role-refused" });
  });
});
