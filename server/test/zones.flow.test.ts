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

  describe("as LoST", () => {
    const post = (body: string, type = "application/lost+xml") => ask("/lost", { method: "POST", headers: { "content-type": type }, body }).then((response) => response.text());
    const location = (shape: string, profile = "geodetic-2d") => `<location id="here" profile="${profile}">${shape}</location>`;
    const point = (at: string) => location(`<Point xmlns="http://www.opengis.net/gml" srsName="urn:ogc:def:crs:EPSG::4326"><pos>${at}</pos></Point>`);
    const around = (east: number, radius: number) =>
      location(`<Circle xmlns="http://www.opengis.net/pidflo/1.0" srsName="urn:ogc:def:crs:EPSG::4326"><pos xmlns="http://www.opengis.net/gml">${lat} ${lng + east}</pos><radius uom="urn:ogc:def:uom:EPSG::9001">${radius}</radius></Circle>`);
    const question = (name: string, inside: string, attributes = "") => `<${name} xmlns="urn:ietf:params:xml:ns:lost1"${attributes}>${inside}</${name}>`;
    const service = (urn: string) => `<service>${urn}</service>`;
    const find = (where: string, urn = "urn:service:sos.fire", attributes = "") => post(question("findService", where + service(urn), attributes));

    test("a point: who answers, or why nobody", async () => {
      const found = await find(point(`${lat} ${lng}`));
      expect(found).toContain("<service>urn:service:sos.fire</service>");
      expect(found).toContain('<locationUsed id="here"/>');
      expect(found).not.toContain("<serviceBoundary ");
      expect(await find(point(`${lat} ${lng + 1}`))).toContain("<notFound ");
      for (const urn of ["urn:service:food.pizza", "constructor"]) expect(await find(point(`${lat} ${lng}`), urn)).toContain("<serviceNotImplemented ");
      expect(await find(point("a b"))).toContain("<locationInvalid ");
      expect(await find(location("<civicAddress/>", "civic"))).toContain('<locationProfileUnrecognized unsupportedProfiles="civic"');
      expect(await post("{}", "application/json")).toContain("<badRequest ");
    });

    test("an area: whose jurisdiction holds most of it", async () => {
      const eastern = uuid();
      await city.admin.send("agency:add", { agencyId: eastern, name: "Eastern Fire", kind: "fire", centreId: city.centreId });
      const [west, more] = [lng + 0.05, lng + 0.15];
      const coordinates = [[[west, lat - 0.05], [more, lat - 0.05], [more, lat + 0.05], [west, lat + 0.05], [west, lat - 0.05]]];
      await city.admin.send("zones:import", {
        versionId: uuid(), agencyId: eastern, kind: "jurisdiction",
        collection: { type: "FeatureCollection", features: [{ type: "Feature", properties: { code: "e" }, geometry: { type: "Polygon", coordinates } }] },
      });
      const who = async (east: number) => [...(await find(around(east, 2_000))).matchAll(/<displayName[^>]*>([^,]*),/g)].map((match) => match[1]);
      expect(await who(0.04)).toEqual(["Civil Fire"]);
      expect(await who(0.06)).toEqual(["Eastern Fire"]);
      expect(await who(0.05 - 2)).toEqual([]);
    });

    test("the boundary by value, latitude first, and by its key", async () => {
      const found = await find(point(`${lat} ${lng}`), "urn:service:sos.fire", ' serviceBoundary="value"');
      expect(found).toContain('<serviceBoundary profile="geodetic-2d"');
      expect(found).toMatch(new RegExp(`<gml:posList[^>]*>${(lat - 0.05).toFixed(2)}\\d* ${(lng - 0.05).toFixed(2)}`));
      const { value } = (await (await ask(`/api/authority?service=urn:service:sos.fire&lat=${lat}&lng=${lng}`)).json()) as { value: { mappings: { sourceId: string }[] } };
      expect(await post(question("getServiceBoundary", "", ` key="${value.mappings[0]!.sourceId}"`))).toContain("<getServiceBoundaryResponse ");
      for (const key of [uuid(), "x"]) expect(await post(question("getServiceBoundary", "", ` key="${key}"`))).toContain("<notFound ");
    });

    test("which services there are, and which at a place", async () => {
      const listed = async (name: string, inside: string) => /<serviceList>([^<]*)<\/serviceList>/.exec(await post(question(name, inside)))?.[1]?.split("\n");
      expect(await listed("listServices", "")).toEqual(["urn:service:sos"]);
      expect(await listed("listServices", service("urn:service:sos"))).toEqual(["ambulance", "fire", "marine", "mountain", "police"].map((each) => `urn:service:sos.${each}`));
      expect(await listed("listServices", service("urn:service:sos.fire"))).toEqual([""]);
      expect(await listed("listServicesByLocation", around(0, 500))).toEqual(["urn:service:sos"]);
      expect(await listed("listServicesByLocation", point(`${lat} ${lng}`) + service("urn:service:sos"))).toEqual(["urn:service:sos.fire"]);
      expect(await post(question("listServicesByLocation", point(`${lat} ${lng + 1}`)))).toContain("<notFound ");
      expect(await post(question("listServices", service("urn:service:food")))).toContain("<serviceNotImplemented ");
    });
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
