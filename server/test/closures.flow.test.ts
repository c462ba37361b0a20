import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startHistory } from "../src/streets/history.ts";
import { openStreets } from "../src/streets/streets.ts";
import { startCity, type City } from "./city.ts";
import { riverTown, there } from "./street-town.ts";

let city: City;
beforeAll(async () => {
  city = await startCity({ nodes: 2, map: riverTown() });
});
afterAll(() => city.stop());

const oldBridge = { type: "LineString" as const, coordinates: [there(-30, 0), there(30, 0)] };

test("a bridge that a desk closes is closed for every node at once, and open again when the time is over", async () => {
  const desk = await city.signIn("dispatcher");
  const other = await city.signIn("call-taker");
  const crew = await city.crew("Medic 1", { at: there(0, -100), skills: ["als"] });
  const incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: there(0, 100), type: "chest-pain" });
  const seconds = async (): Promise<number> => (await other.send("incident:recommend", { incidentId })).units[0]!.etaSeconds;
  const before = await seconds();
  expect(before).toBeLessThan(40);
  expect((await desk.send("incident:recommend", { incidentId })).units[0]!.reasons.map(({ code }) => code)).toContain("travel-time-streets");

  const closure = await desk.send("closure:add", { id: uuid(), shape: oldBridge, reason: "flood", until: new Date(city.clock.now().getTime() + 3_600_000).toISOString() });
  expect(closure).toMatchObject({ centreId: city.centreId, reason: "flood", version: 1 });
  await expect.poll(() => other.board().closures[closure.id]).toEqual(closure);
  // Around by the other bridge, over two kilometres.
  await expect.poll(seconds).toBeGreaterThan(120);

  await desk.send("incident:assign", { assignmentId: uuid(), incidentId, unitId: crew.unitId });
  const way = await crew.send("route:find", { incidentId, from: there(0, -100) });
  expect(way.names).toEqual(["South Bank", "New Bridge", "North Bank"]);
  expect(way).toMatchObject({ by: "streets", closures: 0 });
  expect(way.metres).toBeGreaterThan(2100);
  const { arrivals } = await other.send("incident:arrivals", { incidentId });
  expect(arrivals).toMatchObject([{ unitId: crew.unitId, by: "streets", closures: 0 }]);
  expect(Math.abs(arrivals[0]!.seconds - way.seconds)).toBeLessThan(2);
  expect(Date.parse(arrivals[0]!.arrivesAt) - city.clock.now().getTime()).toBeGreaterThan(100_000);

  city.clock.move(3_601);
  await expect.poll(() => other.board().closures).toEqual({});
  await expect.poll(async () => (await crew.send("route:find", { incidentId, from: there(0, -100) })).names).toEqual(["Old Bridge"]);
});

test("where every way is closed a unit is still found, behind those that get through, and it is said", async () => {
  const desk = await city.signIn("supervisor");
  const incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: there(500, 100), type: "chest-pain" });
  await city.crew("Medic 2", { at: there(500, -100), skills: ["als"] });
  await city.crew("Medic 3", { at: there(-90, 100), skills: ["als"] });
  const first = await desk.send("closure:add", { id: uuid(), shape: oldBridge, reason: "flood" });
  const area = [there(900, -40), there(1100, -40), there(1100, 40), there(900, 40), there(900, -40)];
  const second = await desk.send("closure:add", { id: uuid(), shape: { type: "Polygon", coordinates: [area] }, reason: "flood" });
  await expect
    .poll(async () => (await desk.send("incident:recommend", { incidentId })).units.map(({ callSign, reasons }) => [callSign, reasons.some(({ code }) => code === "through-closure")]))
    .toEqual([["Medic 3", false], ["Medic 2", true]]);
  await desk.send("closure:end", { closureId: first.id });
  expect(await desk.send("closure:end", { closureId: first.id })).toMatchObject({ version: 2 });
  await desk.send("closure:end", { closureId: second.id });
});

test("what a drive took is compared with what was foretold, and corrects the next prediction for its kind", async () => {
  const desk = await city.signIn("supervisor");
  const crew = await city.crew("Medic 9", { at: there(1100, -100), skills: ["als"] });
  const incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: there(100, -100), type: "chest-pain" });
  const assignmentId = uuid();
  await desk.send("incident:assign", { assignmentId, incidentId, unitId: crew.unitId });
  const before = (await crew.send("route:find", { incidentId, from: there(1100, -100) })).seconds;
  const now = () => city.clock.now().toISOString();
  await city.query(`insert into unit_track (unit_id, at, recorded_at, received_at) values ($1, st_point($2, $3, 4326)::geography, $4, $4)`, [crew.unitId, ...there(1100, -100), now()]);
  for (const status of ["acknowledged", "en-route"] as const) await crew.send("assignment:report", { assignmentId, status, reportedAt: now() });
  city.clock.move(Math.round(before * 2));
  await crew.send("assignment:report", { assignmentId, status: "on-scene", reportedAt: now() });

  const [node] = city.nodes;
  const streets = await openStreets({ databaseUrl: city.databaseUrl, pool: node!.app.pool, log: node!.app.log, patienceMs: 5_000 });
  const history = startHistory({ pool: node!.app.pool, streets, log: node!.app.log, clock: city.clock, timeZone: "UTC", everyMs: 50 });
  await expect.poll(() => history.travel.accuracy().types).toMatchObject([{ unitType: "ambulance", drives: 1 }]);
  const [type] = history.travel.accuracy().types;
  expect(type!.errorBefore).toBeCloseTo(0.5, 1);
  // One drive says little: it is drawn towards what the streets say.
  expect(history.travel.factor("ambulance")).toBeGreaterThan(1);
  expect(history.travel.factor("ambulance")).toBeLessThan(1.3);
  expect(history.travel.factor("engine")).toBeGreaterThanOrEqual(1);
  await history.stop();
  await streets.stop();
  expect(await desk.send("travel:accuracy", {})).toHaveProperty("types");
});

test("whoever may not, and whatever can't be a closure, is refused", async () => {
  const [desk, taker] = [await city.signIn("dispatcher"), await city.signIn("call-taker")];
  const closure = { id: uuid(), shape: oldBridge, reason: "flood" };
  await expect(taker.send("closure:add", closure)).rejects.toThrow("role-refused");
  await expect(desk.send("closure:add", { ...closure, until: new Date(city.clock.now().getTime() - 1000).toISOString() })).rejects.toThrow("time-past");
  const bow = [there(0, 0), there(100, 100), there(100, 0), there(0, 100), there(0, 0)];
  await expect(desk.send("closure:add", { ...closure, shape: { type: "Polygon", coordinates: [bow] } })).rejects.toThrow("area-invalid");
  await expect(desk.send("closure:add", { ...closure, shape: { type: "LineString", coordinates: [[0, 0], [20, 0]] } })).rejects.toThrow("area-invalid");
  await expect(desk.send("closure:end", { closureId: uuid() })).rejects.toThrow("not-found");
  const elsewhere = await city.signIn("dispatcher", { centreId: await city.addCentre("Neighbours") });
  const ours = await desk.send("closure:add", closure);
  await expect(elsewhere.send("closure:end", { closureId: ours.id })).rejects.toThrow("not-found");
  expect(elsewhere.board().closures).toEqual({});
  await city.query(`insert into closures (id, centre_id, shape, reason, added_by, added_at) select gen_random_uuid(), $1, $2, 'flood', p.id, now() from generate_series(1, 300), (select id from people limit 1) p`, [city.centreId, JSON.stringify(oldBridge)]);
  await expect(desk.send("closure:add", { ...closure, id: uuid() })).rejects.toThrow("too-many-closures");
});

test("whoever followed along and whoever has just signed in see the same closures", async () => {
  const desk = await city.signIn("dispatcher");
  await city.query("update closures set ended_at = now() where reason = 'flood'");
  const closure = await desk.send("closure:add", { id: uuid(), shape: oldBridge, reason: "parade", factor: 3 });
  const later = await city.signIn("dispatcher");
  await expect.poll(() => desk.board().closures[closure.id]).toEqual(closure);
  await expect.poll(() => later.board().closures[closure.id]).toEqual(closure);
});
