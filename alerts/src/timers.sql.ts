import type { Db } from "@najda/protocol";

/** The kind of timer that calls `expireAlert`. */
export const expiryTimer = "alert-expiry";

/** The alert ends by itself at this time; the timer survives every process. */
export async function setExpiryTimer(db: Db, of: { alertId: string; dueAt: Date }): Promise<void> {
  await db.query(
    `insert into timers (entity_id, kind, step, due_at) values ($1, $2, 1, $3) on conflict do nothing`,
    [of.alertId, expiryTimer, of.dueAt],
  );
}
