import { afterAll, beforeAll, expect, test } from "vitest";
import { addIntakeKey } from "../src/installation/intake-key.ts";
import { bindTracker } from "../src/installation/trackers.ts";
import { startCity, type City } from "./city.ts";
import { openScreen, type Screen, until } from "./tracking-town.ts";

let city: City;
let key: string;
let console: Screen;

beforeAll(async () => {
  city = await startCity();
  const { pool } = city.nodes[0]!.app;
  key = await addIntakeKey(pool, { kind: "positions", name: "trackers", centreName: undefined });
  console = await openScreen(city.url, (await city.signIn("dispatcher")).token);
  await console.watch([43, 35, 45, 37]);
});
afterAll(async () => {
  console.socket.disconnect();
  await city.stop();
});

const intake = (init: RequestInit & { query?: string } = {}) => fetch(`${city.url}/intake/positions${init.query ?? ""}`, init);
const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});
const seconds = (): number => Math.floor(city.clock.now().getTime() / 1_000);

test("OwnTracks in its HTTP mode, with its basic authentication, reaches the console within half a second", async () => {
  const { unitId } = await city.crew("Medic 21", { skills: ["als"] });
  expect(await bindTracker(city.nodes[0]!.app.pool, { identifier: "owntracks/jane/phone", callSign: "Medic 21" })).toContain("rides in");
  const authorization = `Basic ${Buffer.from(`jane:${key}`).toString("base64")}`;
  const message = { _type: "location", lat: 36.19, lon: 44.01, tst: seconds(), acc: 5, vel: 54, cog: 271, tid: "JP", topic: "owntracks/jane/phone" };
  const sentAt = performance.now();
  const response = await intake(json(message, { authorization }));
  expect([response.status, await response.json()]).toEqual([200, []]);
  expect(await console.sees(unitId)).toMatchObject({ at: [44.01, 36.19], speed: 15, heading: 271, accuracyMetres: 5 });
  expect(performance.now() - sentAt).toBeLessThan(500);
  const transition = await intake(json({ ...message, _type: "transition", event: "enter" }, { authorization }));
  expect(transition.status).toBe(200);
});

test("the OsmAnd form is read from the address and from a body, Traccar's newer JSON too; the call sign is name enough", async () => {
  const { unitId } = await city.crew("Medic 22", { skills: ["als"] });
  const fields = (lat: number) => `id=Medic+22&lat=${lat}&lon=44.02&timestamp=${city.clock.now().getTime()}&speed=10`;
  expect((await intake({ query: `?key=${key}&${fields(36.2)}` })).status).toBe(200);
  expect(await console.sees(unitId, (unit) => unit.at[1] === 36.2)).toMatchObject({ speed: 5.1 });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  expect((await intake({ method: "POST", query: `?key=${key}`, headers: form, body: fields(36.21) })).status).toBe(200);
  await console.sees(unitId, (unit) => unit.at[1] === 36.21);
  const location = { timestamp: city.clock.now().toISOString(), coords: { latitude: 36.22, longitude: 44.02, accuracy: 4, speed: 3, heading: -1 } };
  expect((await intake(json({ device_id: "Medic 22", location }, { authorization: `Bearer ${key}` }))).status).toBe(200);
  expect(await console.sees(unitId, (unit) => unit.at[1] === 36.22)).toMatchObject({ speed: 3, accuracyMetres: 4 });
  const row = await until("the row", async () => {
    const [found] = await city.query<{ lat: number }>("select st_y(at::geometry) as lat from unit_positions where unit_id = $1", [unitId]);
    return found?.lat === 36.22 ? found : undefined;
  });
  expect(row.lat).toBe(36.22);
});

test("a wrong key, an unknown device and a message that is none are told apart, and change nothing", async () => {
  const tables = ["unit_positions", "unit_track", "kept_events", "audit", "commands"] as const;
  const counts = () => Promise.all(tables.map((table) => city.query(`select count(*) from ${table}`)));
  const before = await counts();
  const bearer = { authorization: `Bearer ${key}` };
  const good = { _type: "location", lat: 36.19, lon: 44.01, tst: seconds(), tid: "ZZ" };
  const answers: [RequestInit, number, string][] = [
    [json(good), 401, "signed-out"],
    [json(good, { authorization: "Bearer wrong" }), 401, "signed-out"],
    [json(good, bearer), 404, "not-found"],
    [json({ ...good, lat: 91 }, bearer), 400, "malformed"],
    [json({ ...good, tst: "soon" }, bearer), 400, "malformed"],
    [json({ hello: "world" }, bearer), 400, "malformed"],
    [json([good], bearer), 400, "malformed"],
  ];
  for (const [init, status, code] of answers) {
    const response = await intake(init);
    expect([response.status, await response.json()]).toMatchObject([status, { ok: false, code }]);
  }
  expect(await counts()).toEqual(before);
});
