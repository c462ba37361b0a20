import { randomUUID } from "node:crypto";
import { cellOf } from "@najda/geo";
import { cancelAlert, countsOf } from "@najda/alerts";
import { Refused, type Actor, type Channel, type Input } from "@najda/protocol";
import { XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alertCity, makePerson, type AlertCity } from "../../../alerts/test/city.ts";
import { flood, oldTown } from "../../../alerts/test/flood.ts";
import { makeBrowser } from "../../../alerts/test/push-browser.ts";
import { alertFeed, alertXml } from "./feeds.ts";
import { startLiveCounts } from "./live-counts.ts";
import { reportReceipt } from "./receipts.ts";
import { removeSubscription, saveSubscription } from "./subscriptions.ts";

let city: AlertCity;
let citizen: Actor;
beforeAll(async () => {
  city = await alertCity();
});
afterAll(() => city.close());

async function subscribed(changes: Partial<Input<"subscription:save">> = {}) {
  citizen = await makePerson(city.db, { role: "citizen" });
  const input = { id: randomUUID(), cells: [cellOf(oldTown)], channel: browserChannel(), language: "ar", ...changes };
  await city.does(saveSubscription, citizen, input);
  return input;
}

function browserChannel(endpoint = city.service.subscribe().endpoint): Extract<Channel, { kind: "web-push" }> {
  return { kind: "web-push", endpoint, keys: makeBrowser(endpoint).keys };
}

const rowsOf = async (id: string) =>
  (await city.db.query(`select s.*, array(select count(*)::int from subscription_cells c where c.subscription_id = s.id) as cells from subscriptions s where id = $1`, [id])).rows;

async function refusalOf(doing: Promise<unknown>): Promise<unknown> {
  return doing.then(() => "no refusal", (error: unknown) => (error instanceof Refused ? error.code : error));
}

test("a phone that moves replaces its cells", async () => {
  const input = await subscribed({ cells: [cellOf(oldTown), cellOf([36, 32])] });
  await city.does(saveSubscription, citizen, { ...input, cells: [cellOf([36, 32]), cellOf([36, 33]), cellOf([36, 34])] });
  expect(await rowsOf(input.id)).toEqual([expect.objectContaining({ cells: [3], language: "ar", purpose: "public" })]);
});

test("an address belongs to whoever said it last", async () => {
  const first = await subscribed();
  const second = await subscribed({ channel: first.channel });
  expect(await rowsOf(first.id)).toEqual([]);
  expect(await rowsOf(second.id)).toHaveLength(1);
});

test("nobody can take or end another person's subscription", async () => {
  const { id } = await subscribed();
  const other = await makePerson(city.db, { role: "citizen" });
  const taken = city.does(saveSubscription, other, { id, cells: [cellOf(oldTown)], channel: browserChannel(), language: "en" });
  expect(await refusalOf(taken)).toBe("not-found");
  await city.does(removeSubscription, other, { id });
  expect(await rowsOf(id)).toHaveLength(1);
  await city.does(removeSubscription, citizen, { id });
  expect(await rowsOf(id)).toEqual([]);
});

test.each(["https://127.0.0.1/x", "https:/fcm.googleapis.com@evil.example/x", "https://fcm.googleapis.com:8443/x", "http://fcm.googleapis.com/x"])(
  "the push address %s is refused and nothing is stored", async (endpoint) => {
    const count = async () => (await city.db.query(`select count(*)::int as count from subscriptions`)).rows;
    const before = await count();
    expect(await refusalOf(subscribed({ channel: browserChannel(endpoint) }))).toBe("channel-refused");
    expect(await count()).toEqual(before);
  },
);

test("an address is stored in its one spelling, keys must be keys", async () => {
  const input = await subscribed({ channel: browserChannel("https:\\\\FCM.googleapis.com:443/fcm/send/a") });
  expect(await rowsOf(input.id)).toEqual([expect.objectContaining({ address: "https://fcm.googleapis.com/fcm/send/a" })]);
  const channel = { ...browserChannel(), keys: { p256dh: Buffer.alloc(65, 4).toString("base64url"), auth: "AAAA" } };
  expect(await refusalOf(subscribed({ channel }))).toBe("channel-refused");
});

test("one person has ten subscriptions, not eleven; saving one of the ten again is fine", async () => {
  const first = await subscribed();
  const save = (id: string) => city.does(saveSubscription, citizen, { ...first, id, channel: browserChannel() });
  for (let more = 0; more < 9; more += 1) await save(randomUUID());
  expect(await refusalOf(save(randomUUID()))).toBe("subscription-limit");
  expect(await refusalOf(save(first.id))).toBe("no refusal");
});

test("in a demo installation phones are rung with the exercise key", async () => {
  city.settings.demo = true;
  const input = await subscribed();
  city.settings.demo = false;
  expect(await rowsOf(input.id)).toEqual([expect.objectContaining({ purpose: "exercise" })]);
});

test("a receipt counts once, however often and by whichever way the phone tells it", async () => {
  const alertId = await city.approved();
  const { id } = await subscribed();
  const at = new Date().toISOString();
  expect(await city.does(reportReceipt, citizen, { alertId, subscriptionId: id, kind: "shown", at })).toEqual({ counted: true });
  expect(await city.does(reportReceipt, citizen, { alertId, kind: "shown", at })).toEqual({ counted: false });
  await city.does(reportReceipt, citizen, { alertId, kind: "need-help", at });
  const stranger = await makePerson(city.db, { role: "citizen" });
  await city.does(reportReceipt, stranger, { alertId, subscriptionId: id, kind: "shown", at });
  expect(await countsOf(city.db, alertId)).toMatchObject({ shown: 2, opened: 0, safe: 0, needHelp: 1 });
  expect(await refusalOf(city.does(reportReceipt, citizen, { alertId: randomUUID(), kind: "shown", at }))).toBe("not-found");
});

test("180 receipts at once are all counted", async () => {
  const alertId = await city.approved();
  const people = await Promise.all(Array.from({ length: 60 }, () => makePerson(city.db, { role: "citizen" })));
  const at = new Date().toISOString();
  await Promise.all(people.flatMap((person) => (["shown", "opened", "safe"] as const).map((kind) => city.does(reportReceipt, person, { alertId, kind, at }))));
  expect(await countsOf(city.db, alertId)).toMatchObject({ shown: 60, opened: 60, safe: 60, needHelp: 0 });
});

test("desks are told how far an alert got when it moved, and not otherwise", async () => {
  const alertId = await city.approved();
  const told: number[] = [];
  const stop = startLiveCounts({
    db: city.db,
    clock: city.clock,
    everyMs: 20,
    announce: ({ counts }) => counts.alertId === alertId && told.push(counts.shown),
    onFault: (error) => { throw error; },
  });
  await expect.poll(() => told, { timeout: 20_000 }).toEqual([0]);
  await city.does(reportReceipt, citizen, { alertId, kind: "shown", at: new Date().toISOString() });
  await expect.poll(() => told, { timeout: 20_000 }).toEqual([0, 1]);
  await stop();
});

const settings = { sender: "alerts@city.example", senderName: "Civil Defence", timeZone: "Asia/Amman", origin: "https://a.example", language: "ar" };

test("what was sent can be read as CAP by anybody, what is a draft by nobody, and the feed follows", async () => {
  const alertId = await city.approved(flood({ category: "Fire" }));
  const feed = async () => (await alertFeed(city.db, { settings, now: city.clock.now() })).body;
  expect(await feed()).toContain(`/alerts/${alertId}.1.xml`);
  await city.does(cancelAlert, city.author, { alertId, reason: "over" });
  expect(await feed()).toContain(`/alerts/${alertId}.2.xml`);
  expect(await feed()).not.toContain(`/alerts/${alertId}.1.xml`);
  const newest = await alertXml(city.db, { name: alertId, settings });
  const first = await alertXml(city.db, { name: `${alertId}.1`, settings });
  expect(newest?.body).toContain("<responseType>AllClear</responseType>");
  expect(first?.body).toContain("<category>Fire</category>");
  for (const page of [newest, first]) expect(XMLValidator.validate(page?.body ?? "")).toBe(true);
  expect(first?.etag).not.toBe(newest?.etag);
  expect(await alertXml(city.db, { name: randomUUID(), settings })).toBeUndefined();
  expect(await alertXml(city.db, { name: "../../etc/passwd", settings })).toBeUndefined();
});

test("what has expired leaves the feed", async () => {
  const alertId = await city.approved();
  const later = new Date(city.clock.now().getTime() + 3 * 3_600_000);
  expect((await alertFeed(city.db, { settings, now: later })).body).not.toContain(alertId);
});
