import type { Db } from "@najda/protocol";

/** Something that is due at a time whatever happens to this process. One per thing, kind and step. */
export interface Timer {
  readonly entityId: string;
  readonly kind: "assignment-unacknowledged" | "alert-expiry" | "coverage-gap" | "closure-over";
  readonly step: number;
}

export async function setTimer(db: Db, { entityId, kind, step, dueAt }: Timer & { dueAt: Date | string }): Promise<void> {
  await db.query(
    `insert into timers (entity_id, kind, step, due_at) values ($1, $2, $3, $4)
     on conflict (entity_id, kind, step) do update set due_at = excluded.due_at, done_at = null`,
    [entityId, kind, step, dueAt],
  );
}

/** The next timer that is due, held by this transaction; others skip it. */
export async function claimDue(db: Db, now: Date): Promise<Timer | undefined> {
  const { rows } = await db.query<Timer>(
    `select entity_id as "entityId", kind, step from timers
     where done_at is null and due_at <= $1 order by due_at limit 1 for update skip locked`,
    [now],
  );
  return rows[0];
}

export async function finishTimer(db: Db, { entityId, kind, step, now }: Timer & { now: Date }): Promise<void> {
  await db.query(`update timers set done_at = $4 where entity_id = $1 and kind = $2 and step = $3`, [entityId, kind, step, now]);
}
