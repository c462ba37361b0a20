import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cancelAlert, countsOf } from "@najda/alerts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { alertCity, type AlertCity } from "../../alerts/test/city.ts";
import { startRedis } from "../test/redis.ts";
import type { App } from "./app.ts";
import type { QueueBackend } from "./infra/queue.ts";
import { openLog } from "./infra/log.ts";
import { startJobs, type RunningJobs } from "./jobs.ts";

let city: AlertCity;
const running: { stop(): Promise<void> }[] = [];
beforeEach(async () => {
  city = await alertCity();
});
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop();
  await city.close();
});

/** One node's jobs; the city's own stand-in takes the pushes. */
async function node(backend: QueueBackend = { kind: "postgres", url: city.database.url }): Promise<RunningJobs> {
  const app = { pool: city.pool, clock: city.clock, settings: city.settings, log: openLog("silent"), wakeSequencer: () => undefined };
  const { public: publicSender, exercise } = city.fanOut.senders.browser;
  const push = { crews: publicSender, public: publicSender, exercise, close: () => Promise.resolve() };
  const jobs = await startJobs(app as unknown as App, { backend, push, rangeSize: 100 });
  running.push(jobs);
  return jobs;
}

const statusOf = async (alertId: string) =>
  (await city.db.query<{ status: string }>(`select status from alerts where id = $1`, [alertId])).rows[0]?.status;

const becomes = (alertId: string, status: string) => expect.poll(() => statusOf(alertId), { timeout: 25_000 }).toBe(status);

const arrivalsOf = (phones: readonly { endpoint: string }[]) => phones.map(({ endpoint }) => city.service.arrivals(endpoint).length);

async function kinds(of: "postgres" | "redis"): Promise<QueueBackend> {
  if (of === "postgres") return { kind: "postgres", url: city.database.url };
  const redis = await startRedis();
  running.push(redis);
  return { kind: "redis", url: redis.url };
}

describe.each(["postgres", "redis"] as const)("on %s", (kind) => {
  test("approval sends, two nodes share the ranges, nobody is told twice, a cancel tells them all again", async () => {
    const phones = await city.phones(250);
    const backend = await kinds(kind);
    const [one] = [await node(backend), await node(backend)];
    const alertId = await city.approved();
    one.nudge();
    await becomes(alertId, "sent");
    expect(arrivalsOf(phones)).toEqual(phones.map(() => 1));
    await city.does(cancelAlert, city.author, { alertId, reason: "over" });
    one.nudge();
    await expect.poll(() => city.service.accepted(), { timeout: 25_000 }).toBe(500);
    expect(arrivalsOf(phones)).toEqual(phones.map(() => 2));
  });
});

test("an approval that nobody nudged is found, also by a node that starts later", async () => {
  const phones = await city.phones(3);
  const alertId = await city.approved();
  await node();
  await becomes(alertId, "sent");
  expect(arrivalsOf(phones)).toEqual([1, 1, 1]);
});

test("1,000 subscriptions in ranges of 100 are 10 jobs", async () => {
  await city.phones(1000);
  city.service.slow(30_000);
  const alertId = await city.approved();
  await node();
  const jobs = () => city.db.query<{ count: number }>(`select count(*)::int as count from bullmq.job where name = 'alert-range'`).then(({ rows }) => rows[0]?.count);
  await expect.poll(jobs, { timeout: 10_000 }).toBe(10);
  await city.does(cancelAlert, city.author, { alertId, reason: "over" });
  city.service.slow(0);
});

test("a phone whose service is busy is told when it said", async () => {
  const [busy] = await city.phones(1);
  if (busy === undefined) throw new Error("no phone");
  city.service.behave(busy.endpoint, { status: 429, retryAfter: 3 });
  const alertId = await city.approved();
  await node();
  await expect.poll(async () => (await city.db.query(`select from alert_deliveries where state = 'waiting' and attempts = 1`)).rows.length, { timeout: 20_000 }).toBe(1);
  city.service.behave(busy.endpoint, 201);
  expect(await statusOf(alertId)).toBe("sending");
  await becomes(alertId, "sent");
  expect(arrivalsOf([busy])).toEqual([1]);
});

test("a node that is told to stop in the middle finishes what is on its way; another goes on from there", async () => {
  const phones = await city.phones(600);
  city.service.slow(60);
  const first = await node();
  const alertId = await city.approved();
  first.nudge();
  await expect.poll(() => city.service.accepted(), { interval: 5, timeout: 20_000 }).toBeGreaterThan(100);
  await first.stop();
  const atStop = city.service.accepted();
  expect(atStop).toBeLessThan(600);
  expect(await countsOf(city.db, alertId)).toMatchObject({ accepted: atStop });
  city.service.slow(0);
  await node();
  await becomes(alertId, "sent");
  expect(arrivalsOf(phones)).toEqual(phones.map(() => 1));
});

describe("a node that is killed", () => {
  let killed: ChildProcess;
  afterEach(() => void killed.kill("SIGKILL"));

  test("loses nobody: the next one has its jobs within seconds", async () => {
    const phones = await city.phones(600);
    city.service.slow(50);
    killed = fork(new URL("../../alerts/test/jobs-node.ts", import.meta.url), { execArgv: [] });
    killed.send({ databaseUrl: city.database.url, origin: city.service.origin, ca: city.service.ca });
    const alertId = await city.approved();
    await expect.poll(() => city.service.accepted(), { interval: 2, timeout: 20_000 }).toBeGreaterThan(250);
    killed.kill("SIGKILL");
    await once(killed, "exit");
    expect(city.service.accepted()).toBeLessThan(600);
    // The dead node's claims have run out for a clock that is half a minute ahead.
    city.moveClock(31_000);
    city.service.slow(0);
    await node();
    await becomes(alertId, "sent");
    const counts = arrivalsOf(phones);
    expect(counts.filter((count) => count === 0)).toEqual([]);
    // In doubt were those on their way when it died: two ranges of 100 at most. Their second replaces the first.
    expect(counts.filter((count) => count > 1).length).toBeLessThanOrEqual(200);
    expect(Math.max(...counts)).toBeLessThanOrEqual(2);
    expect(await countsOf(city.db, alertId)).toMatchObject({ targeted: 600, accepted: 600, failed: 0 });
  });
});
