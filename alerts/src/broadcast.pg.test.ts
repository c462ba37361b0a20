import { randomUUID } from "node:crypto";
import { Alert, PublishedAlert, Refused } from "@najda/protocol";
import type { RefusalCode } from "@najda/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alertCity, makePerson } from "../test/city.ts";
import { flood } from "../test/flood.ts";
import type { AlertCity } from "../test/city.ts";
import { approveAlert, cancelAlert, draftAlert, editAlert, expireAlert, readAlert, returnAlert, submitAlert } from "./index.ts";

let city: AlertCity;
beforeAll(async () => {
  city = await alertCity();
});
afterAll(() => city.close());

async function drafted(changes = {}): Promise<{ alertId: string }> {
  const alertId = randomUUID();
  await city.does(draftAlert, city.author, { alertId, ...flood(changes) });
  return { alertId };
}

async function refused(doing: Promise<unknown>, code: RefusalCode): Promise<void> {
  const answer = await doing.then(
    () => "no refusal",
    (error: unknown) => error,
  );
  expect(answer).toBeInstanceOf(Refused);
  expect((answer as Refused).code).toBe(code);
}

const rowOf = async (alertId: string) => (await city.db.query(`select * from alerts where id = $1`, [alertId])).rows[0];

test("from draft to sent: what is published is what was approved, and it is ordered to be fanned out", async () => {
  const alert = await drafted();
  await city.does(submitAlert, city.author, alert);
  const { contentHash } = (await city.does(readAlert, city.approver, alert)).alert;
  const sending = await city.does(approveAlert, city.approver, { ...alert, contentHash });
  expect(Alert.parse(sending)).toMatchObject({ status: "sending", approvedHash: contentHash, version: 4, approvedBy: { id: city.approver.personId } });
  const published = city.announced.findLast(({ name }) => name === "alert:published")?.payload;
  expect(PublishedAlert.parse(published)).toMatchObject({ alertId: alert.alertId, kind: "alert", version: 1, sender: "Civil Defence" });
  const { rows } = await city.db.query(`select due_at from timers where entity_id = $1 and kind = 'alert-expiry'`, [alert.alertId]);
  expect(rows).toHaveLength(1);
});

test("the person who wrote, edited or submitted an alert can't approve it", async () => {
  const alert = await drafted();
  await city.does(submitAlert, city.supervisor, alert);
  await refused(city.does(approveAlert, city.supervisor, alert), "same-person");
  await city.does(editAlert, city.approver, { ...alert, ...flood({ severity: "Severe" }) });
  await city.does(submitAlert, city.author, alert);
  await refused(city.does(approveAlert, city.approver, alert), "same-person");
  await city.does(editAlert, city.author, { ...alert, ...flood() });
  await city.does(submitAlert, city.author, alert);
  // The approver's edit was undone since; a hand in it is a hand in it.
  await refused(city.does(approveAlert, city.approver, alert), "same-person");
  expect(await city.does(approveAlert, city.supervisor, alert)).toMatchObject({ status: "sending" });
});

test("an alert that changed since it was read is not approved", async () => {
  const alert = await drafted();
  const { contentHash } = await city.does(submitAlert, city.author, alert);
  await city.does(editAlert, city.author, { ...alert, ...flood({ severity: "Minor" }) });
  await city.does(submitAlert, city.author, alert);
  await refused(city.does(approveAlert, city.approver, { ...alert, contentHash }), "alert-changed");
});

test("an edit makes it a draft again, and a note goes back to the author", async () => {
  const alert = await drafted();
  await city.does(submitAlert, city.author, alert);
  expect(await city.does(returnAlert, city.approver, { ...alert, note: "Name the street." })).toMatchObject({ status: "draft", returnNote: "Name the street." });
  await city.does(submitAlert, city.author, alert);
  const edited = await city.does(editAlert, city.author, { ...alert, ...flood({ severity: "Severe" }) });
  expect(edited).toMatchObject({ status: "draft", severity: "Severe" });
  expect(edited.submittedBy).toBeUndefined();
  await refused(city.does(approveAlert, city.approver, alert), "alert-status");
});

test("another control room's alert is as unknown as none at all", async () => {
  const alert = await drafted();
  const centreId = randomUUID();
  await city.db.query(`insert into centres (id, name) values ($1, 'Elsewhere')`, [centreId]);
  const stranger = await makePerson(city.db, { role: "alert-approver", centreId });
  await refused(city.does(readAlert, stranger, alert), "not-found");
  await refused(city.does(cancelAlert, stranger, { ...alert, reason: "over" }), "not-found");
});

test("an id that is taken is no id for a new alert", async () => {
  const alert = await drafted();
  await refused(city.does(draftAlert, city.author, { ...alert, ...flood() }), "id-reused");
});

test("an alert without its all-clear in every language, or whose time has passed, is not submitted", async () => {
  const { ar: _, ...englishOnly } = flood().allClear;
  await refused(city.does(submitAlert, city.author, await drafted({ allClear: englishOnly })), "alert-incomplete");
  await refused(city.does(submitAlert, city.author, await drafted({ texts: {} })), "alert-incomplete");
  await refused(city.does(submitAlert, city.author, await drafted({ expires: "2026-01-01T00:00:00Z" })), "alert-expired");
});

test("a false alarm takes one person and sends the correction that was approved with it", async () => {
  const alertId = await city.approved();
  const cancelled = await city.does(cancelAlert, city.author, { alertId, reason: "false-alarm" });
  expect(cancelled).toMatchObject({ status: "cancelled", cancelReason: "false-alarm" });
  const end = city.announced.findLast(({ name }) => name === "alert:published")?.payload;
  expect(PublishedAlert.parse(end)).toMatchObject({ kind: "correction", version: 2, texts: { en: { headline: "There is no flood" } } });
  const again = await city.does(cancelAlert, city.author, { alertId, reason: "false-alarm" });
  expect(again).toEqual(cancelled);
  await refused(city.does(cancelAlert, city.author, { alertId, reason: "over" }), "alert-status");
});

test("a draft that is cancelled says nothing to anybody", async () => {
  const alert = await drafted();
  const before = city.announced.filter(({ name }) => name === "alert:published").length;
  await city.does(cancelAlert, city.author, { ...alert, reason: "over" });
  expect(city.announced.filter(({ name }) => name === "alert:published")).toHaveLength(before);
});

test("an alert ends by itself when its time has come, not before", async () => {
  const alertId = await city.approved(flood({ expires: new Date(city.clock.now().getTime() + 60_000).toISOString() }));
  await city.transaction((tx) => expireAlert(tx, alertId));
  expect(await rowOf(alertId)).toMatchObject({ status: "sending" });
  city.moveClock(61_000);
  await city.transaction((tx) => expireAlert(tx, alertId));
  expect(await rowOf(alertId)).toMatchObject({ status: "expired" });
});

test("a demo installation drafts and approves exercises only", async () => {
  city.settings.demo = true;
  await refused(drafted(), "exercise-only");
  await expect(drafted({ status: "Exercise" })).resolves.toBeDefined();
  city.settings.demo = false;
});

test("an area that crosses itself is refused and changes nothing", async () => {
  const area = { type: "Polygon" as const, coordinates: [[[35, 31], [36, 32], [36, 31], [35, 32], [35, 31]] as [number, number][]] };
  await refused(drafted({ area }), "area-invalid");
});
