import type { Db } from "@najda/protocol";
import type { BrowserKeys } from "./channels/encrypt.ts";

/** A slice of an audience. */
export interface Range {
  readonly alertId: string;
  readonly version: number;
  readonly range: number;
}

/** Somebody to be told now. Without an address the subscription ended after the range was planned. */
export interface Recipient {
  readonly subscriptionId: string;
  readonly attempts: number;
  readonly channel: "web-push" | "fcm" | null;
  readonly address: string | null;
  readonly keys: BrowserKeys | null;
  readonly purpose: "public" | "exercise" | null;
  readonly language: string | null;
}

export interface Claim extends Range {
  readonly claim: string;
  readonly now: Date;
  readonly leasedUntil: Date;
  readonly most: number;
}

/**
 * Takes the next recipients of a range: those who wait, and those whose claim has run out because the process that
 * held it is gone. Nobody is claimed of a version that was stopped: its row is held while claiming, so a cancel
 * waits for claims under way and every later one sees it.
 */
export async function claim(db: Db, of: Claim): Promise<Recipient[]> {
  const { rows } = await db.query<Recipient & { place: number }>(
    `with goes as materialized (
       select from alert_versions
       where alert_id = $1 and version = $2 and stopped_at is null and expires_at > $5 for share
     ), picked as materialized (
       select d.subscription_id from alert_deliveries d
       where d.alert_id = $1 and d.version = $2 and d.range = $3 and exists (select from goes)
         and d.state in ('waiting', 'claimed') and (d.leased_until is null or d.leased_until <= $5)
       order by d.place limit $7 for update skip locked
     )
     update alert_deliveries d
     set state = 'claimed', claim = $4, leased_until = $6, attempts = d.attempts + 1
     from picked p left join subscriptions s on s.id = p.subscription_id
     where d.alert_id = $1 and d.version = $2 and d.subscription_id = p.subscription_id
     returning d.subscription_id as "subscriptionId", d.attempts, d.place,
       s.channel, s.address, s.keys, s.purpose, s.language`,
    [of.alertId, of.version, of.range, of.claim, of.now, of.leasedUntil, of.most],
  );
  return rows.sort((a, b) => a.place - b.place);
}

/** What became of one recipient. `notBefore` goes with "waiting". */
export interface Result {
  readonly subscriptionId: string;
  readonly state: "accepted" | "gone" | "failed" | "waiting";
  readonly reason?: string | undefined;
  readonly notBefore?: Date | undefined;
}

/** Writes results down and counts them. Of a claim that was lost meanwhile nothing is written and nothing counted. */
export async function record(db: Db, { of, results }: { of: Claim; results: readonly Result[] }): Promise<void> {
  await db.query(
    `with result as (
       select * from unnest($5::uuid[], $6::text[], $7::text[], $8::timestamptz[]) as r (subscription_id, state, reason, not_before)
     ), written as (
       update alert_deliveries d set state = r.state, reason = r.reason, leased_until = r.not_before, claim = null
       from result r
       where d.alert_id = $1 and d.version = $2 and d.subscription_id = r.subscription_id and d.claim = $4
       returning d.state
     )
     update alert_ranges set
       accepted = accepted + (select count(*) from written where state = 'accepted'),
       gone = gone + (select count(*) from written where state = 'gone'),
       failed = failed + (select count(*) from written where state = 'failed')
     where alert_id = $1 and version = $2 and range = $3`,
    [
      of.alertId, of.version, of.range, of.claim,
      results.map((result) => result.subscriptionId),
      results.map((result) => result.state),
      results.map((result) => result.reason),
      results.map((result) => result.notBefore),
    ],
  );
}

/** Forgets addresses that nobody lives at, unless their phone has subscribed again since. */
export async function forgetSubscriptions(db: Db, of: { ids: readonly string[]; claimedAt: Date }): Promise<void> {
  await db.query(`delete from subscriptions where id = any($1::uuid[]) and saved_at <= $2`, [of.ids, of.claimedAt]);
}

/** When the next of a range may be tried; undefined when nobody is left. */
export async function nextTry(db: Db, of: Range): Promise<Date | undefined> {
  const { rows } = await db.query<{ at: string | Date | null; left: number }>(
    `select min(coalesce(leased_until, '-infinity')) as at, count(*)::int as left from alert_deliveries
     where alert_id = $1 and version = $2 and range = $3 and state in ('waiting', 'claimed')`,
    [of.alertId, of.version, of.range],
  );
  const row = rows[0];
  return row === undefined || row.left === 0 ? undefined : new Date(row.at ?? 0);
}

/** Nobody else of this range is told. Whoever was tried and not reached, or was in doubt, is counted as failed. */
export async function stopRange(db: Db, of: Range & { now: Date }): Promise<void> {
  await db.query(
    `with written as (
       update alert_deliveries set
         state = case when attempts = 0 then 'stopped' else 'failed' end,
         reason = case when attempts = 0 then null else coalesce(reason, 'unknown') end, claim = null
       where alert_id = $1 and version = $2 and range = $3
         and (state = 'waiting' or (state = 'claimed' and leased_until <= $4))
       returning state
     )
     update alert_ranges set
       stopped = stopped + (select count(*) from written where state = 'stopped'),
       failed = failed + (select count(*) from written where state = 'failed')
     where alert_id = $1 and version = $2 and range = $3`,
    [of.alertId, of.version, of.range, of.now],
  );
}

/**
 * Forgets who was told of alerts that ended before a time; gives how many rows that were. Which phone was in which
 * area when is nobody's business afterwards; the counts of the ranges stay.
 */
export async function forgetRecipients(db: Db, of: { endedBefore: Date; most: number }): Promise<number> {
  const { rowCount } = await db.query(
    `delete from alert_deliveries where ctid = any(array(
       select d.ctid from alerts a
       join alert_deliveries d on d.alert_id = a.id
       where a.ended_at < $1
         and not exists (select from alert_versions v where v.alert_id = a.id and v.finished_at is null)
       limit $2))`,
    [of.endedBefore, of.most],
  );
  return rowCount ?? 0;
}

/** The ranges of a version that are not through, from one of them on. */
export async function openRanges(db: Db, of: { alertId: string; version: number; from?: number }): Promise<number[]> {
  const { rows } = await db.query<{ range: number }>(
    `select range from alert_ranges where alert_id = $1 and version = $2 and range >= $3 and finished_at is null order by range`,
    [of.alertId, of.version, of.from ?? 0],
  );
  return rows.map((row) => row.range);
}

export async function finishRange(db: Db, of: Range & { now: Date }): Promise<void> {
  await db.query(
    `update alert_ranges set finished_at = $4 where alert_id = $1 and version = $2 and range = $3 and finished_at is null`,
    [of.alertId, of.version, of.range, of.now],
  );
}
