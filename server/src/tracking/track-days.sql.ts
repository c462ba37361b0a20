import type { Db } from "@najda/protocol";

/** Days (UTC) whose partition is there before their first position comes. */
const ahead = 2;

const dayMs = 86_400_000;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
const partitionOf = (day: string): string => `unit_track_${day.replaceAll("-", "")}`;

/**
 * Makes the partitions of yesterday (a report may wait there for the database), of today and of the next days, and drops
 * those older than `keepDays`. All nodes may do it at once: one at a time gets the lock, the others find it done.
 */
export async function keepTrackDays(tx: Db, { now, keepDays }: { now: Date; keepDays: number }): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('unit_track days'))");
  const { rows } = await tx.query<{ name: string }>(
    "select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'unit_track'::regclass",
  );
  const there = new Set(rows.map((row) => row.name));
  for (let day = -1; day <= ahead; day += 1) {
    const from = dayOf(now.getTime() + day * dayMs);
    const to = dayOf(now.getTime() + (day + 1) * dayMs);
    if (!there.has(partitionOf(from))) await tx.query(newDay({ from, to }));
  }
  const oldest = partitionOf(dayOf(now.getTime() - keepDays * dayMs));
  for (const name of there) if (/^unit_track_\d{8}$/.test(name) && name < oldest) await tx.query(`drop table ${name}`);
}

// No parameters in DDL: the dates are made above, by the clock.
const newDay = ({ from, to }: { from: string; to: string }): string =>
  `create table ${partitionOf(from)} partition of unit_track for values from ('${from} 00:00:00+00') to ('${to} 00:00:00+00')`;
