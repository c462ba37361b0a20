import { monitorEventLoopDelay } from "node:perf_hooks";
import type { LngLat } from "@najda/protocol";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { oldTown, startCity, type City } from "../../test/city.ts";

let city: City;
let token: string;
const agencyId = uuid();
beforeAll(async () => {
  city = await startCity({ settings: { ZONES_FILE_MEGABYTES: "10" } });
  await city.admin.send("agency:add", { agencyId, name: "Civil Fire", kind: "fire", centreId: city.centreId });
  token = city.admin.token;
});
afterAll(() => city.stop());

/** A closed border of so many corners around a point. */
const border = ([lng, lat]: LngLat, corners: number): LngLat[] => {
  const ring = Array.from({ length: corners }, (_, at): LngLat => {
    const angle = (2 * Math.PI * at) / corners;
    const radius = 0.02 + 0.005 * Math.sin(at * 12.9898) ** 2;
    return [lng + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
};
const file = (zones: number, corners: number, change: (feature: object, at: number) => object = (feature) => feature) =>
  JSON.stringify({
    type: "FeatureCollection",
    features: Array.from({ length: zones }, (_, at) =>
      change({ type: "Feature", properties: { code: `D${at}`, name: `District ${at}`, "name:ar": `قطاع ${at}` }, geometry: { type: "Polygon", coordinates: [border([oldTown[0] + at * 0.06, oldTown[1]], corners)] } }, at)),
  });
const upload = (body: string | Uint8Array<ArrayBuffer>, { as = token, ...headers }: Record<string, string> = {}) =>
  fetch(`${city.url}/api/zones/uploads`, { method: "POST", body, headers: { "content-type": "application/geo+json", authorization: `Bearer ${as}`, ...headers } });
const take = (uploadId: string, more: object = {}) => city.admin.ask("zones:import", { versionId: uuid(), agencyId, kind: "district", uploadId, ...more });
const left = () => city.query("select from zone_uploads");

test("nine megabytes of districts become a version, while the server's loop stays free", async () => {
  const body = Buffer.from(file(40, 6_000));
  expect(body.length).toBeGreaterThan(9_000_000);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const response = await upload(body, { accept: "application/x-ndjson" });
  const lines = (await response.text()).trim().split("\n").map((line) => JSON.parse(line) as { ok?: boolean; checked?: number; of?: number; value?: { uploadId: string; count: number } });
  const answer = lines.at(-1)!;
  expect(answer).toMatchObject({ ok: true, value: { count: 40 } });
  expect(lines[0]).toMatchObject({ of: 40 });
  expect(await take(answer.value!.uploadId)).toMatchObject({ ok: true, value: { number: 1, count: 40 } });
  delay.disable();
  // 20 ms is what is promised; the test's own work is in it too.
  expect(delay.max / 1e6).toBeLessThan(60);

  const desk = await city.signIn("dispatcher");
  expect((await desk.send("zone:at", { at: oldTown })).zones).toMatchObject([{ code: "D0", names: { ar: "قطاع 0" } }]);
  // What consoles draw is coarser than what counts.
  const shown = JSON.stringify((await desk.send("zones:list", { on: city.clock.now().toISOString() })).zones);
  expect(JSON.parse(shown)).toHaveLength(40);
  expect(shown.length).toBeLessThan(1_500_000);
  expect(await left()).toEqual([]);
});

describe("nothing is half done", () => {
  const bowTie = [[44, 36], [44.01, 36.01], [44.01, 36], [44, 36.02], [44, 36]];
  const bad = (feature: object, at: number) => (at === 300 ? { ...feature, geometry: { type: "Polygon", coordinates: [bowTie] } } : feature);
  test.each<[string, string, number, object]>([
    ["a zone that crosses itself, far into the file", file(400, 80, bad), 400, { code: "zones-invalid", facts: { feature: 301, why: "self-intersecting" } }],
    ["no JSON", "{", 400, { code: "malformed" }],
    ["no collection", "[]", 400, { code: "malformed" }],
    ["an empty collection", `{"type":"FeatureCollection","features":[]}`, 400, { code: "malformed" }],
    ["features that are none", `{"type":"FeatureCollection","features":[7]}`, 400, { code: "zones-invalid", facts: { feature: 1, why: "code-missing" } }],
    ["eleven megabytes", " ".repeat(11_000_000), 413, { code: "zones-too-large", message: expect.stringContaining("Simplify") }],
  ])("%s", async (_, body, status, refusal) => {
    const response = await upload(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ ok: false, ...refusal });
    expect(await left()).toEqual([]);
  });

  test("what an upload breaks off with, the next one is not kept from", async () => {
    const broken = new AbortController();
    const body = new ReadableStream<Uint8Array>({ pull: (stream) => (stream.enqueue(Buffer.from("{")), broken.abort()) });
    await expect(fetch(`${city.url}/api/zones/uploads`, { method: "POST", body, duplex: "half", signal: broken.signal, headers: { "content-type": "application/geo+json", authorization: `Bearer ${token}` } } as RequestInit)).rejects.toThrow();
    await expect.poll(async () => (await upload(file(1, 10))).status).toBe(200);
  });
});

describe("an upload is its administrator's", () => {
  test("nobody else uploads, or takes it over, and nobody twice", async () => {
    const { token: dispatcher } = await city.signIn("dispatcher");
    expect((await upload(file(1, 10), { as: dispatcher })).status).toBe(403);
    expect((await upload(file(1, 10), { as: "wrong" })).status).toBe(401);
    expect((await upload(file(1, 10), { "content-type": "text/plain" })).status).toBe(400);
    const { value } = (await (await upload(file(2, 10))).json()) as { value: { uploadId: string } };
    expect(await take(uuid())).toMatchObject({ ok: false, code: "not-found" });
    expect(await take(value.uploadId, { collection: JSON.parse(file(1, 10)) as object })).toMatchObject({ ok: false, code: "malformed" });
    expect(await city.admin.ask("zones:import", { versionId: uuid(), agencyId, kind: "beat" })).toMatchObject({ ok: false, code: "malformed" });
    expect(await take(value.uploadId, { kind: "beat" })).toMatchObject({ ok: true, value: { count: 2 } });
    expect(await take(value.uploadId, { kind: "response-area" })).toMatchObject({ ok: false, code: "not-found" });
  });
});
