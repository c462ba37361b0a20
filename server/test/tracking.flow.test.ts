import { afterAll, beforeAll, expect, test } from "vitest";
import { crew, desk, openScreen, openTown, position, signedIn, type Node, type Town, until } from "./tracking-town.ts";

let town: Town;
let node: Node;
let centreId: string;

beforeAll(async () => {
  town = await openTown();
  centreId = await town.addCentre();
  node = await town.node();
});
afterAll(() => town.end());

const oldTown = [35.9, 31.9, 36, 32] as const;
const inOldTown: [number, number] = [35.93, 31.95];
const farAway: [number, number] = [36.4, 31.2];

async function crewOf(callSign: string) {
  const unitId = await town.addUnit(centreId, callSign);
  return { unitId, device: await node.screen(crew(centreId, unitId)) };
}

test("a crew's position is on the console that looks there within half a second", async () => {
  const { unitId, device } = await crewOf("Medic 1");
  const console = await node.screen(desk(centreId));
  await console.watch(oldTown);
  for (let step = 1; step <= 10; step += 1) {
    const at: [number, number] = [35.93 + step / 10_000, 31.95];
    const sentAt = performance.now();
    device.socket.emit("position:report", position(unitId, at, { heading: 90, speed: 12.5, accuracyMetres: 8 }));
    const seen = await console.sees(unitId, (unit) => unit.at[0] === at[0]);
    expect(performance.now() - sentAt).toBeLessThan(500);
    expect(seen).toMatchObject({ at, heading: 90, speed: 12.5, accuracyMetres: 8 });
  }
});

test("a hundred reports of a unit between two beats cost one delta, with the newest place", async () => {
  const { unitId, device } = await crewOf("Medic 2");
  const console = await node.screen(desk(centreId));
  await console.watch(oldTown);
  device.socket.emit("position:report", position(unitId, inOldTown));
  await console.sees(unitId);
  // Just served: the next beat is 200 ms away.
  const before = console.deltas.length;
  for (let step = 1; step <= 100; step += 1) device.socket.emit("position:report", position(unitId, [35.93, 31.95 + step / 100_000]));
  await console.sees(unitId, (unit) => unit.at[1] === 31.951);
  expect(console.deltas.slice(before)).toHaveLength(1);
});

test("a unit outside a console's view costs it no byte; one that leaves is told once", async () => {
  const outside = await crewOf("Medic 3");
  const inside = await crewOf("Medic 4");
  const console = await node.screen(desk(centreId));
  const whole = await node.screen(desk(centreId));
  await whole.watch([-180, -90, 180, 90]);
  await console.watch(oldTown);

  const bytes = console.bytes();
  outside.device.socket.emit("position:report", position(outside.unitId, farAway));
  await whole.sees(outside.unitId);
  inside.device.socket.emit("position:report", position(inside.unitId, inOldTown));
  const entered = await console.sees(inside.unitId);
  expect(console.bytes() - bytes).toBe(`2["positions:moved",${JSON.stringify([entered])}]`.length);

  inside.device.socket.emit("position:report", position(inside.unitId, [36.01, 31.95]));
  await console.sees(inside.unitId, (unit) => unit.at[0] === 36.01);
  const afterLeaving = console.bytes();
  inside.device.socket.emit("position:report", position(inside.unitId, [36.02, 31.95]));
  await whole.sees(inside.unitId, (unit) => unit.at[0] === 36.02);
  // One more beat, marked by a unit that comes in.
  const marker = await crewOf("Medic 5");
  marker.device.socket.emit("position:report", position(marker.unitId, inOldTown));
  const seen = await console.sees(marker.unitId);
  expect(console.bytes() - afterLeaving).toBe(`2["positions:moved",${JSON.stringify([seen])}]`.length);
});

test("whoever looks at a part of the map first gets the whole of what is there", async () => {
  const { unitId, device } = await crewOf("Medic 6");
  expect(await device.send("position:report", position(unitId, [10.5, 59.9]))).toEqual({ ok: true, value: {} });
  const console = await node.screen(desk(centreId));
  expect(await console.watch([0, 0, 1, 1])).toEqual([]);
  expect((await console.watch([10, 59, 11, 60])).map((unit) => unit.unitId)).toEqual([unitId]);
});

test("a crew reports for its own unit only, and sees its own unit only", async () => {
  const mine = await crewOf("Medic 7");
  const other = await crewOf("Medic 8");
  expect(await mine.device.send("position:report", position(other.unitId, inOldTown))).toMatchObject({ ok: false, code: "not-found" });
  await mine.device.send("position:report", position(mine.unitId, inOldTown));
  await other.device.send("position:report", position(other.unitId, inOldTown));
  expect((await mine.device.watch([-180, -90, 180, 90])).map((unit) => unit.unitId)).toEqual([mine.unitId]);
});

test("the desk of another centre sees nothing of it", async () => {
  const { unitId, device } = await crewOf("Medic 9");
  const neighbour = await node.screen(desk(await town.addCentre()));
  const console = await node.screen(desk(centreId));
  await console.watch(oldTown);
  expect(await neighbour.watch(oldTown)).toEqual([]);
  const bytes = neighbour.bytes();
  for (const latitude of [31.95, 31.96, 31.97]) {
    const at: [number, number] = [35.94, latitude];
    device.socket.emit("position:report", position(unitId, at));
    await console.sees(unitId, (unit) => unit.at[1] === latitude);
  }
  expect(neighbour.bytes()).toBe(bytes);
});

test("the newest position is in PostGIS within a second, and the track in the day's partition", async () => {
  const { unitId, device } = await crewOf("Medic 10");
  const sentAt = performance.now();
  await device.send("position:report", position(unitId, inOldTown, { speed: 5 }));
  const row = await until("the row", async () => {
    const { rows } = await town.pool.query("select st_x(at::geometry) as lng, st_y(at::geometry) as lat, speed from unit_positions where unit_id = $1", [unitId]);
    return rows[0] as unknown;
  });
  expect(performance.now() - sentAt).toBeLessThan(1_000);
  expect(row).toEqual({ lng: 35.93, lat: 31.95, speed: 5 });
  const track = await town.pool.query("select tableoid::regclass::text as day from unit_track where unit_id = $1", [unitId]);
  expect(track.rows).toEqual([{ day: `unit_track_${new Date().toISOString().slice(0, 10).replaceAll("-", "")}` }]);
});

test("nothing that a client sends ends the process, and each mistake is answered", async () => {
  const { unitId, device } = await crewOf("Medic 11");
  const console = await node.screen(desk(centreId));
  const good = position(unitId, inOldTown);
  const mistakes: [string, unknown, string][] = [
    ["nonsense", {}, "unknown-command"],
    ["constructor", {}, "unknown-command"],
    ["error", { message: "boom" }, "unknown-command"],
    ["position:report", null, "malformed"],
    ["position:report", { ...good, at: [200, 0] }, "malformed"],
    ["position:report", { ...good, at: [null, null] }, "malformed"],
    ["position:report", { ...good, recordedAt: "yesterday" }, "malformed"],
    ["position:report", { ...good, speed: 300 }, "malformed"],
    ["position:report", { ...good, extra: true }, "malformed"],
    ["position:report", [good, good], "malformed"],
  ];
  for (const [name, payload, code] of mistakes) expect(await device.send(name, payload), name).toMatchObject({ ok: false, code });
  for (const bounds of [undefined, "all", [1, 2, 3], [0, 10, 1, 5], [0, 0, 400, 1]]) {
    expect(await console.send("view:watch", { bounds })).toMatchObject({ ok: false, code: "malformed" });
  }
  expect(await console.send("position:report", good)).toMatchObject({ ok: false, code: "role-refused" });
  device.socket.emit("position:report");
  device.socket.emit("nonsense", ...Array.from({ length: 1_000 }, () => 1));
  expect(await device.send("position:report", good)).toEqual({ ok: true, value: {} });
  expect((await console.watch(oldTown)).some((unit) => unit.unitId === unitId)).toBe(true);
});

test("who is not signed in gets no connection; a session that ends loses its own", async () => {
  await expect(openScreen(node.url, "nobody")).rejects.toMatchObject({ data: { code: "signed-out" } });
  const actor = desk(centreId);
  const console = await node.screen(actor);
  const other = await node.screen(desk(centreId));
  const gone = new Promise((resolve) => console.socket.once("disconnect", resolve));
  node.tracking.endSessions([actor.sessionId]);
  expect(await gone).toBe("io server disconnect");
  expect(other.socket.connected).toBe(true);
});

test("alert authors and citizens do not see where units are", async () => {
  for (const role of ["alert-author", "alert-approver"] as const) {
    const screen = await node.screen(signedIn({ role, centreId }));
    expect(await screen.send("view:watch", { bounds: oldTown })).toMatchObject({ ok: false, code: "role-refused" });
  }
});

test("a tracker is known by its entered identifier or by the call sign of its unit", async () => {
  const byCallSign = await town.addUnit(centreId, "Engine 12");
  const byTopic = await town.addUnit(centreId, "Engine 13");
  const console = await node.screen(desk(centreId));
  await console.watch(oldTown);
  const report = { at: inOldTown, recordedAt: new Date().toISOString() };
  expect(await node.tracking.reportFromTrackers(centreId, [{ ...report, identifiers: ["owntracks/jane/phone", "JJ"] }])).toEqual({
    accepted: 0,
    unknown: ["owntracks/jane/phone"],
  });
  await town.pool.query("insert into trackers values ($1, 'JJ', $2)", [centreId, byTopic]);
  node.tracking.unitsChanged();
  const reports = [
    { ...report, identifiers: ["owntracks/jane/phone", "JJ"] },
    { ...report, identifiers: ["Engine 12"] },
  ];
  expect(await node.tracking.reportFromTrackers(centreId, reports)).toEqual({ accepted: 2, unknown: [] });
  expect(await console.sees(byTopic)).toMatchObject({ at: inOldTown });
  expect(await console.sees(byCallSign)).toMatchObject({ at: inOldTown });
});

test("a node that starts knows where the units are", async () => {
  const { unitId, device } = await crewOf("Medic 14");
  await device.send("position:report", position(unitId, [20.5, 40.5]));
  await until("the row", async () => (await town.pool.query("select from unit_positions where unit_id = $1", [unitId])).rows[0] as unknown);
  const again = await town.node();
  const console = await again.screen(desk(centreId));
  await console.watch([20, 40, 21, 41]);
  expect(await console.sees(unitId)).toMatchObject({ at: [20.5, 40.5] });
});
