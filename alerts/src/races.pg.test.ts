import { randomUUID } from "node:crypto";
import { Refused } from "@najda/protocol";
import type { Tx } from "@najda/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { alertCity, makePerson } from "../test/city.ts";
import type { AlertCity } from "../test/city.ts";
import { flood } from "../test/flood.ts";
import { claim } from "./deliveries.sql.ts";
import { approveAlert, cancelAlert, draftAlert, editAlert, planRanges, submitAlert } from "./index.ts";

/** Each race is held open by the rival's own transaction, because two promises at once prove nothing. */
let city: AlertCity;
beforeEach(async () => {
  city = await alertCity();
});
afterEach(() => city.close());

/** Does something in a transaction that stays open until it is let go. */
async function holding(work: (tx: Tx) => Promise<unknown>): Promise<() => Promise<void>> {
  let letGo: () => void = () => undefined;
  let done: () => void = () => undefined;
  const worked = new Promise<void>((resolve) => (done = resolve));
  const released = new Promise<void>((resolve) => (letGo = resolve));
  const transaction = city.transaction(async (tx) => {
    await work(tx);
    done();
    await released;
  });
  await Promise.race([worked, transaction]);
  return async () => {
    letGo();
    await transaction;
  };
}

/** Resolves when somebody waits for a lock in this database. */
const somebodyWaits = () =>
  expect
    .poll(async () => (await city.db.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows.length, { interval: 10, timeout: 20_000 })
    .toBeGreaterThan(0);

const codeOf = (doing: Promise<unknown>) => doing.then(() => "done", (error: unknown) => (error instanceof Refused ? error.code : error));

async function submitted(): Promise<{ alertId: string }> {
  const alert = { alertId: randomUUID() };
  await city.does(draftAlert, city.author, { ...alert, ...flood() });
  await city.does(submitAlert, city.author, alert);
  return alert;
}

test("an edit that is being made when the approval comes is seen by it", async () => {
  const alert = await submitted();
  const commit = await holding((tx) => editAlert(tx, city.author, { ...alert, ...flood({ severity: "Minor" }) }));
  const approval = codeOf(city.does(approveAlert, city.approver, alert));
  await somebodyWaits();
  await commit();
  expect(await approval).toBe("alert-status");
  expect((await city.db.query(`select from alert_versions`)).rows).toEqual([]);
});

test("two approvers at once make one approval and one order to send", async () => {
  const alert = await submitted();
  const second = await makePerson(city.db, { role: "alert-approver", centreId: city.centreId });
  const commit = await holding((tx) => approveAlert(tx, city.approver, alert));
  const rival = codeOf(city.does(approveAlert, second, alert));
  await somebodyWaits();
  await commit();
  expect(await rival).toBe("alert-status");
  expect((await city.db.query(`select version from alert_versions`)).rows).toEqual([{ version: 1 }]);
});

test("a cancel waits for the slice that is being claimed, and its recipients hear the end", async () => {
  const phones = await city.phones(250);
  const alertId = await city.approved();
  await planRanges(city.fanOut, { alertId, version: 1 }, async () => undefined);
  const now = city.clock.now();
  const of = { alertId, version: 1, range: 0, claim: randomUUID(), now, leasedUntil: new Date(now.getTime() + 30_000), most: 100 };
  const commit = await holding((tx) => claim(tx, of));
  const cancelled = city.does(cancelAlert, city.author, { alertId, reason: "false-alarm" });
  await somebodyWaits();
  await commit();
  await cancelled;
  expect(await claim(city.db, { ...of, claim: randomUUID() })).toEqual([]);
  await planRanges(city.fanOut, { alertId, version: 2 }, async () => undefined);
  const { rows } = await city.db.query<{ count: number }>(`select count(*)::int as count from alert_deliveries where version = 2`);
  expect(rows).toEqual([{ count: 100 }]);
  expect(phones).toHaveLength(250);
});

test("a range that two workers have is shared between them, nobody is in both slices", async () => {
  await city.phones(150);
  const alertId = await city.approved();
  await planRanges(city.fanOut, { alertId, version: 1 }, async () => undefined);
  const now = city.clock.now();
  const of = { alertId, version: 1, range: 0, now, leasedUntil: new Date(now.getTime() + 30_000), most: 100 };
  const first: string[] = [];
  const commit = await holding(async (tx) => {
    for (const { subscriptionId } of await claim(tx, { ...of, claim: randomUUID() })) first.push(subscriptionId);
  });
  const second = (await claim(city.db, { ...of, claim: randomUUID() })).map(({ subscriptionId }) => subscriptionId);
  await commit();
  expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([100, 50, 150]);
});

test("two plans of one version at once add everybody once", async () => {
  await city.phones(1200);
  const alertId = await city.approved();
  const plan = () => planRanges(city.fanOut, { alertId, version: 1 }, async () => undefined);
  await Promise.all([plan(), plan(), plan()]);
  const { rows } = await city.db.query(`select count(*)::int as people, count(distinct range)::int as ranges from alert_deliveries`);
  expect(rows).toEqual([{ people: 1200, ranges: 2 }]);
});
