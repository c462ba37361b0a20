import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { alertCity } from "../test/city.ts";
import type { AlertCity } from "../test/city.ts";
import { countsOf, planRanges, sendRange } from "./index.ts";

let city: AlertCity;
let sender: ChildProcess;
beforeEach(async () => {
  city = await alertCity();
  sender = fork(new URL("../test/sender.ts", import.meta.url), { execArgv: [] });
});
afterEach(async () => {
  sender.kill("SIGKILL");
  await city.close();
});

/**
 * What a person sees: the notification of an alert replaces itself (same tag), and one version rings once. This is
 * what the service worker of the citizen app does with a push.
 */
function rings(arrivals: readonly { body: unknown }[]): number {
  return new Set(arrivals.map(({ body }) => JSON.stringify([(body as { alertId: string }).alertId, (body as { version: number }).version]))).size;
}

test("the sender killed at half: nobody rings twice, nobody is missed", async () => {
  const phones = await city.phones(500);
  const alertId = await city.approved();
  await planRanges(city.fanOut, { alertId, version: 1 }, async () => undefined);
  const range = { alertId, version: 1, range: 0 };
  city.service.slow(30);
  sender.send({ databaseUrl: city.database.url, origin: city.service.origin, ca: city.service.ca, range });
  await expect.poll(() => city.service.accepted(), { interval: 2, timeout: 20_000 }).toBeGreaterThan(phones.length / 2);
  sender.kill("SIGKILL");
  await once(sender, "exit");
  const atDeath = city.service.accepted();
  expect(atDeath).toBeLessThan(phones.length);

  // While the dead sender's claim lasts nobody touches those in doubt; everybody else is told at once.
  expect((await sendRange(city.fanOut, range)).again).toBeDefined();
  city.moveClock(31_000);
  expect((await sendRange(city.fanOut, range)).again).toBeUndefined();

  const arrivals = phones.map((phone) => city.service.arrivals(phone.endpoint));
  expect(arrivals.map(rings)).toEqual(phones.map(() => 1));
  // In doubt were only those on their way when it died. Each of their second messages replaces the first.
  const twice = arrivals.filter((list) => list.length > 1);
  expect(twice.length).toBeLessThanOrEqual(100);
  expect(twice.every((list) => list.length === 2 && list[0]?.topic === list[1]?.topic)).toBe(true);
  expect(await countsOf(city.db, alertId)).toMatchObject({ targeted: 500, accepted: 500, failed: 0 });
});
