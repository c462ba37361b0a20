import type { AnyKeptEvent, Db } from "@najda/protocol";

/** A numbered event with the rooms that hear it. */
export type Numbered = AnyKeptEvent & { readonly rooms: readonly string[] };

/**
 * Gives numbers to what is committed, in the order of insertion, gapless. One statement, on the very connection
 * that holds the leader's lock: a deposed leader has lost the connection and can't number. Rows that commit later
 * with a lower insert_id simply get a later number; nothing is skipped, which `id > last` would do.
 */
export async function numberCommitted(db: Db, limit = 500): Promise<Numbered[]> {
  const { rows } = await db.query<Numbered>(
    `with fresh as materialized (
       select insert_id, row_number() over (order by insert_id) as place
       from (select insert_id from kept_events where number is null order by insert_id limit $1) as waiting
     ), counter as (
       update event_counter set number = number + (select count(*) from fresh)
       where (select count(*) from fresh) > 0
       returning number - (select count(*) from fresh) as base
     )
     update kept_events e set number = counter.base + fresh.place
     from fresh, counter where e.insert_id = fresh.insert_id
     returning e.number, e.name, e.at, e.payload, e.rooms`,
    [limit],
  );
  return rows.sort((a, b) => a.number - b.number);
}

/** Events after a number, of all rooms: what a node needs to catch up with the log. */
export async function eventsAfter(db: Db, { after, limit }: { after: number; limit: number }): Promise<Numbered[]> {
  const { rows } = await db.query<Numbered>(
    `select number, name, at, payload, rooms from kept_events where number > $1 order by number limit $2`,
    [after, limit],
  );
  return rows;
}

/** Events after a number that these rooms hear. */
export async function eventsFor(
  db: Db,
  { after, rooms, limit }: { after: number; rooms: readonly string[]; limit: number },
): Promise<AnyKeptEvent[]> {
  const { rows } = await db.query<AnyKeptEvent>(
    `select number, name, at, payload from kept_events
     where number > $1 and rooms && $2::text[] order by number limit $3`,
    [after, rooms, limit],
  );
  return rows;
}

/** The last number given. */
export async function lastNumber(db: Db): Promise<number> {
  const { rows } = await db.query<{ number: number }>(`select number from event_counter`);
  return rows[0]?.number ?? 0;
}

/** The oldest number still kept; a client that is further behind starts from a snapshot. */
export async function oldestNumber(db: Db): Promise<number> {
  const { rows } = await db.query<{ number: number | null }>(`select min(number) as number from kept_events`);
  return rows[0]?.number ?? 0;
}

/** The last word on each alert for these cells that has not expired: the alert, or that it is over. */
export async function publishedFor(db: Db, { rooms, now }: { rooms: readonly string[]; now: Date }): Promise<AnyKeptEvent[]> {
  const { rows } = await db.query<AnyKeptEvent>(
    `select number, name, at, payload from (
       select distinct on (payload ->> 'alertId') number, name, at, payload from kept_events
       where name = 'alert:published' and number is not null and rooms && $1::text[]
         and (payload ->> 'expires')::timestamptz > $2
       order by payload ->> 'alertId', number desc
     ) last_words order by number`,
    [rooms, now],
  );
  return rows;
}

/** A bare wake-up, sent by a process at most once per 50 ms; never inside a business transaction. */
export async function notify(db: Db, channel: "najda_committed" | "najda_numbered"): Promise<void> {
  await db.query(`select pg_notify($1, '')`, [channel]);
}

/** One leader among all nodes, for as long as this connection lives. */
export async function tryLead(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ led: boolean }>(`select pg_try_advisory_lock(7265747) as led`);
  return rows[0]?.led === true;
}

/** Wake-ups that this connection wants to hear. */
export async function listen(db: Db): Promise<void> {
  await db.query(`listen najda_committed`);
  await db.query(`listen najda_numbered`);
}
