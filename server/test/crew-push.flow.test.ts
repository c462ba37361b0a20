import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startPushService, type PushService } from "../../alerts/test/push-service.ts";
import { oldTown, startCity, type City } from "./city.ts";

let city: City;
let pushes: PushService;
const folder = mkdtempSync(join(tmpdir(), "najda-push-"));
beforeAll(async () => {
  pushes = await startPushService();
  const ca = join(folder, "ca.pem");
  writeFileSync(ca, pushes.ca);
  city = await startCity({ settings: { PUSH_HOSTS: pushes.origin, PUSH_CA_FILE: ca, ACKNOWLEDGE_SECONDS: "30" } });
});
afterAll(async () => {
  await city.stop();
  await pushes.close();
  rmSync(folder, { recursive: true });
});

test("a crew whose app is in the background is woken, again when it does not answer, and told when it is called back", async () => {
  const desk = await city.signIn("dispatcher");
  const medic = await city.crew("Medic 1", { at: oldTown, skills: ["als"] });
  const phone = pushes.subscribe();
  await medic.send("device:save", { id: uuid(), channel: { kind: "web-push", endpoint: phone.endpoint, keys: { ...phone.keys } } });
  const incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: oldTown, type: "chest-pain", address: "Palm Square 3", caller: { phone: "0790 123456" } });
  const assignmentId = uuid();
  await desk.send("incident:assign", { assignmentId, incidentId, unitId: medic.unitId });

  const arrived = (count: number) => vi.waitFor(() => expect(pushes.arrivals(phone.endpoint)).toHaveLength(count), { timeout: 15_000, interval: 20 });
  await arrived(1);
  const [first] = pushes.arrivals(phone.endpoint);
  expect(first).toMatchObject({
    urgency: "high",
    ttl: 120,
    body: { assignmentId, what: "sent", type: "chest-pain", priority: 1, address: "Palm Square 3" },
  });
  expect(JSON.stringify(first!.body)).not.toContain("0790");

  city.clock.move(31);
  await arrived(2);
  expect(pushes.arrivals(phone.endpoint)[1]).toMatchObject({ topic: first!.topic, body: { what: "again" } });

  await medic.send("assignment:report", { assignmentId, status: "acknowledged", reportedAt: city.clock.now().toISOString() });
  await desk.send("assignment:cancel", { assignmentId, reason: "mistaken" });
  await arrived(3);
  expect(pushes.arrivals(phone.endpoint)[2]).toMatchObject({ body: { what: "recalled" } });
  expect(pushes.complaints).toEqual([]);
});

test("a crew in the background is told once where to cover, and that it is over; not of what it ended itself or what its assignment tells", async () => {
  const desk = await city.signIn("dispatcher");
  const medic = await city.crew("Medic 4", { at: oldTown, skills: ["als"] });
  const phone = pushes.subscribe();
  await medic.send("device:save", { id: uuid(), channel: { kind: "web-push", endpoint: phone.endpoint, keys: { ...phone.keys } } });
  const whats = () => pushes.arrivals(phone.endpoint).map(({ body }) => (body as { what: string }).what);
  const arrived = (...expected: string[]) => vi.waitFor(() => expect(whats()).toEqual(expected), { timeout: 15_000, interval: 20 });
  const to = { name: "North Station", at: oldTown, names: { und: "North Station", ar: "محطة الشمال" } };
  const order = async () => {
    const moveUpId = uuid();
    await desk.send("moveup:order", { moveUpId, unitId: medic.unitId, to });
    return moveUpId;
  };

  const first = await order();
  await arrived("move-up");
  await desk.send("moveup:end", { moveUpId: first });
  await arrived("move-up", "move-up-over");
  const [told, over] = pushes.arrivals(phone.endpoint);
  expect(told).toMatchObject({ urgency: "high", ttl: 600, body: { moveUpId: first, place: "North Station", names: { ar: "محطة الشمال" } } });
  expect(over!.topic).toBe(told!.topic);

  // The crew's own end tells it nothing; neither does the order's end when it is sent, but for its assignment.
  const second = await order();
  await arrived("move-up", "move-up-over", "move-up");
  await medic.send("moveup:end", { moveUpId: second });
  await order();
  await arrived("move-up", "move-up-over", "move-up", "move-up");
  const incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: oldTown, type: "fall" });
  await desk.send("incident:assign", { assignmentId: uuid(), incidentId, unitId: medic.unitId });
  await arrived("move-up", "move-up-over", "move-up", "move-up", "sent");
  expect(pushes.complaints).toEqual([]);
});

test("a device that nobody lives behind any more is forgotten", async () => {
  const desk = await city.signIn("dispatcher");
  const medic = await city.crew("Medic 2", { at: oldTown, skills: ["als"] });
  const phone = pushes.subscribe();
  pushes.behave(phone.endpoint, 410);
  await medic.send("device:save", { id: uuid(), channel: { kind: "web-push", endpoint: phone.endpoint, keys: { ...phone.keys } } });
  const incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: oldTown, type: "fall" });
  await desk.send("incident:assign", { assignmentId: uuid(), incidentId, unitId: medic.unitId });
  await vi.waitFor(async () => expect(await city.query("select from crew_devices where endpoint = $1", [phone.endpoint])).toEqual([]), { timeout: 15_000, interval: 20 });
});

test("an address that is no push service is refused, and one that two readers would read differently is kept in one spelling", async () => {
  const medic = await city.crew("Medic 3", { at: oldTown, skills: ["als"] });
  const { keys } = pushes.subscribe();
  const save = (endpoint: string) => medic.ask("device:save", { id: uuid(), channel: { kind: "web-push", endpoint, keys } });
  expect(await save("https://127.0.0.1:9/x")).toMatchObject({ ok: false, code: "channel-refused" });
  expect(await save("https://evil.example/fcm.googleapis.com")).toMatchObject({ ok: false, code: "channel-refused" });
  await save("https:/fcm.googleapis.com/x");
  const saved = await city.query<{ endpoint: string }>("select endpoint from crew_devices where unit_id = $1", [medic.unitId]);
  expect(saved.every(({ endpoint }) => endpoint === "https://fcm.googleapis.com/x")).toBe(true);
});
