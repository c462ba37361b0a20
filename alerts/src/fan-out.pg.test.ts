import { afterEach, beforeEach, expect, test } from "vitest";
import { alertCity } from "../test/city.ts";
import { faraway, flood, oldTown } from "../test/flood.ts";
import type { AlertCity } from "../test/city.ts";
import { cancelAlert, countsOf, expireAlert, forgetRecipients, planRanges, sendRange, unfinished } from "./index.ts";
import type { Range } from "./index.ts";

let city: AlertCity;
beforeEach(async () => {
  city = await alertCity();
});
afterEach(() => city.close());

/** Plans a version and answers its jobs, each once, as the queue does. */
async function planned(alertId: string, version = 1): Promise<Range[]> {
  const ranges = new Set<number>();
  await planRanges(city.fanOut, { alertId, version }, async (found) => found.forEach((range) => ranges.add(range)));
  return [...ranges].map((range) => ({ alertId, version, range }));
}

async function sendAll(alertId: string, version = 1): Promise<void> {
  for (const range of await planned(alertId, version)) await sendRange(city.fanOut, range);
}

const statusOf = async (alertId: string) =>
  (await city.db.query<{ status: string }>(`select status from alerts where id = $1`, [alertId])).rows[0]?.status;

test("phones in the area are told in their language, phones elsewhere stay quiet", async () => {
  const [arabic, english, elsewhere] = [await city.phone(oldTown, "ar"), await city.phone(oldTown, "en-GB"), await city.phone(faraway)];
  const alertId = await city.approved();
  await sendAll(alertId);
  const [first] = city.service.arrivals(arabic.endpoint);
  expect(first).toMatchObject({ urgency: "high", body: { alertId, kind: "alert", version: 1, headline: "سيول في وسط البلد", language: "ar" } });
  expect(first?.ttl).toBeGreaterThan(7000);
  expect(first?.topic).toMatch(/^[\w-]{32}$/);
  expect(city.service.arrivals(english.endpoint)).toEqual([expect.objectContaining({ body: expect.objectContaining({ headline: "Flash flood in the old town" }) })]);
  expect(city.service.arrivals(elsewhere.endpoint)).toEqual([]);
  expect(await countsOf(city.db, alertId)).toMatchObject({ targeted: 2, accepted: 2, failed: 0, gone: 0 });
  expect(await statusOf(alertId)).toBe("sent");
  expect(city.service.complaints).toEqual([]);
});

test("10,000 subscriptions make at most 20 jobs, and nobody is in two of them", async () => {
  for (const [lng, lat] of [[35.921, 31.941], [35.949, 31.964], [35.934, 31.951], [35.93, 31.96]] as const) {
    await city.phones(2500, [lng, lat]);
  }
  const alertId = await city.approved();
  const ranges = await planned(alertId);
  expect(ranges.length).toBeLessThanOrEqual(20);
  const { rows } = await city.db.query(
    `select count(*)::int as rows, count(distinct subscription_id)::int as people,
       (select sum(recipients)::int from alert_ranges) as recipients from alert_deliveries`,
  );
  expect(rows).toEqual([{ rows: 10_000, people: 10_000, recipients: 10_000 }]);
});

test("whoever is nearest to the middle of the area is told first", async () => {
  const edge = await city.phones(30, [35.9205, 31.9405]);
  const middle = await city.phones(30, [35.935, 31.9525]);
  const alertId = await city.approved();
  await planned(alertId);
  const { rows } = await city.db.query<{ id: string }>(`select subscription_id as id from alert_deliveries order by range, place`);
  const first = new Set(rows.slice(0, 30).map(({ id }) => id));
  expect(middle.every(({ id }) => first.has(id))).toBe(true);
  expect(edge.some(({ id }) => first.has(id))).toBe(false);
});

test("an area without subscriptions is sent at once", async () => {
  const alertId = await city.approved();
  expect(await planned(alertId)).toEqual([]);
  expect(await statusOf(alertId)).toBe("sent");
  expect(await unfinished(city.db)).toEqual([]);
});

test("a plan that was interrupted and made again adds nobody twice", async () => {
  await city.phones(1500);
  const alertId = await city.approved();
  const broken = planRanges(city.fanOut, { alertId, version: 1 }, () => Promise.reject(new Error("the queue is away")));
  await expect(broken).rejects.toThrow("the queue is away");
  expect(await planned(alertId)).toHaveLength(2);
  expect((await city.db.query(`select count(*)::int as count from alert_deliveries`)).rows).toEqual([{ count: 1500 }]);
});

test("the same range run twice, and twice at once, sends nobody anything twice", async () => {
  const phones = await city.phones(400);
  const alertId = await city.approved();
  const [range] = await planned(alertId);
  if (range === undefined) throw new Error("no range");
  await Promise.all([sendRange(city.fanOut, range), sendRange(city.fanOut, range), sendRange(city.fanOut, range)]);
  await sendRange(city.fanOut, range);
  expect(phones.map((phone) => city.service.arrivals(phone.endpoint).length)).toEqual(phones.map(() => 1));
  expect(await countsOf(city.db, alertId)).toMatchObject({ targeted: 400, accepted: 400 });
});

test("dead phones are forgotten, busy services are tried again when they said, others go on", async () => {
  const [gone, busy, fine] = [await city.phone(), await city.phone(), await city.phone()];
  city.service.behave(gone.endpoint, 410);
  city.service.behave(busy.endpoint, { status: 429, retryAfter: 30 });
  const alertId = await city.approved();
  const [range] = await planned(alertId);
  if (range === undefined) throw new Error("no range");
  const first = await sendRange(city.fanOut, range);
  expect((first.again?.getTime() ?? 0) - city.clock.now().getTime()).toBeGreaterThan(20_000);
  expect(await statusOf(alertId)).toBe("sending");
  expect((await city.db.query(`select id from subscriptions where id = $1`, [gone.id])).rows).toEqual([]);
  city.service.behave(busy.endpoint, 201);
  expect((await sendRange(city.fanOut, range)).again).toBeDefined();
  expect(city.service.arrivals(busy.endpoint)).toHaveLength(0);
  city.moveClock(31_000);
  expect((await sendRange(city.fanOut, range)).again).toBeUndefined();
  expect(city.service.arrivals(busy.endpoint)).toHaveLength(1);
  expect(city.service.arrivals(fine.endpoint)).toHaveLength(1);
  expect(await countsOf(city.db, alertId)).toMatchObject({ targeted: 3, accepted: 2, gone: 1 });
  expect(await statusOf(alertId)).toBe("sent");
});

test("a push service that does not accept our key is trouble for the engineers, not the end of the phone", async () => {
  const phone = await city.phone();
  city.service.behave(phone.endpoint, 403);
  const alertId = await city.approved();
  const [range] = await planned(alertId);
  if (range === undefined) throw new Error("no range");
  const { troubles, again } = await sendRange(city.fanOut, range);
  expect(troubles).toEqual([expect.stringContaining("403")]);
  expect(again).toBeDefined();
  expect((await city.db.query(`select from subscriptions where id = $1`, [phone.id])).rows).toHaveLength(1);
});

test("a cancel stops it within one range, and exactly those who may have been told hear the correction", async () => {
  const phones = await city.phones(2200);
  const alertId = await city.approved();
  const ranges = await planned(alertId);
  expect(ranges).toHaveLength(3);
  const [small, ...rest] = ranges.toReversed();
  if (small === undefined) throw new Error("no range");
  await sendRange(city.fanOut, small);
  await city.does(cancelAlert, city.author, { alertId, reason: "false-alarm" });
  for (const range of rest) await sendRange(city.fanOut, range);
  const told = phones.filter((phone) => city.service.arrivals(phone.endpoint).length > 0);
  expect(told).toHaveLength(200);
  await sendAll(alertId, 2);
  for (const phone of phones) {
    const kinds = city.service.arrivals(phone.endpoint).map(({ body }) => (body as { kind: string }).kind);
    expect(kinds).toEqual(told.includes(phone) ? ["alert", "correction"] : []);
  }
  expect(await statusOf(alertId)).toBe("cancelled");
  expect(await unfinished(city.db)).toEqual([]);
  expect((await city.db.query(`select sum(stopped)::int as stopped from alert_ranges`)).rows).toEqual([{ stopped: 2000 }]);
});

test("a cancel while a range is being sent stops that range too, at the next slice", async () => {
  const phones = await city.phones(1000);
  city.service.slow(40);
  const alertId = await city.approved();
  const [range] = await planned(alertId);
  if (range === undefined) throw new Error("no range");
  const sending = sendRange(city.fanOut, range);
  await expect.poll(() => city.service.accepted(), { interval: 5, timeout: 20_000 }).toBeGreaterThan(100);
  await city.does(cancelAlert, city.author, { alertId, reason: "over" });
  const atCancel = city.service.accepted();
  await sending;
  // What was claimed when the cancel committed still goes out: at most one slice of 100.
  expect(city.service.accepted() - atCancel).toBeLessThanOrEqual(100);
  expect(city.service.accepted()).toBeLessThan(phones.length);
  await sendAll(alertId, 2);
  for (const phone of phones) {
    const kinds = city.service.arrivals(phone.endpoint).map(({ body }) => (body as { kind: string }).kind);
    expect([[], ["alert", "all-clear"]]).toContainEqual(kinds);
  }
});

test("an end message takes the same topic, so it replaces an alert that was not fetched yet", async () => {
  const phone = await city.phone();
  const alertId = await city.approved();
  await sendAll(alertId);
  await city.does(cancelAlert, city.author, { alertId, reason: "over" });
  await sendAll(alertId, 2);
  const [alert, end] = city.service.arrivals(phone.endpoint);
  expect(end?.topic).toBe(alert?.topic);
  expect(end?.body).toMatchObject({ kind: "all-clear", version: 2, headline: "انتهت السيول", severity: "Minor" });
});

test("nobody is told of an alert whose time has passed", async () => {
  const phone = await city.phone();
  const alertId = await city.approved(flood({ expires: new Date(city.clock.now().getTime() + 60_000).toISOString() }));
  const [range] = await planned(alertId);
  if (range === undefined) throw new Error("no range");
  city.moveClock(61_000);
  await city.transaction((tx) => expireAlert(tx, alertId));
  await sendRange(city.fanOut, range);
  expect(city.service.arrivals(phone.endpoint)).toEqual([]);
  expect(await statusOf(alertId)).toBe("expired");
  expect(await unfinished(city.db)).toEqual([]);
});

test("a day after the end nobody knows any more who was told, only how many", async () => {
  await city.phones(3);
  const alertId = await city.approved();
  await sendAll(alertId);
  const forget = () => forgetRecipients(city.db, { endedBefore: new Date(city.clock.now().getTime() - 86_400_000), most: 1000 });
  await city.does(cancelAlert, city.author, { alertId, reason: "over" });
  await sendAll(alertId, 2);
  expect(await forget()).toBe(0);
  city.moveClock(90_000_000);
  expect(await forget()).toBe(6);
  expect(await countsOf(city.db, alertId)).toMatchObject({ targeted: 3, accepted: 3 });
});

test("an area that is not the approved one any more does not leave the house", async () => {
  const phone = await city.phone();
  const alertId = await city.approved();
  const [range] = await planned(alertId);
  if (range === undefined) throw new Error("no range");
  await city.db.query(`alter table alert_versions disable trigger alert_version`);
  await city.db.query(`update alert_versions set published = jsonb_set(published, '{area,coordinates,0,1,0}', '36.5')`);
  await expect(sendRange(city.fanOut, range)).rejects.toThrow("not the area that was approved");
  expect(city.service.arrivals(phone.endpoint)).toEqual([]);
});
