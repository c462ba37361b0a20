import type { Db } from "@najda/protocol";
import type { Reached } from "./subscriptions.ts";

/** The person's other subscriptions: neither this one nor the one that has this address now. */
export async function countOthers(db: Db, of: { personId: string; id: string; address: string }): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from subscriptions where person_id = $1 and id <> $2 and address <> $3`,
    [of.personId, of.id, of.address],
  );
  return rows[0]?.count ?? 0;
}

export type Saved = Reached & {
  readonly id: string;
  readonly personId: string;
  readonly purpose: "public" | "exercise";
  readonly language: string;
  readonly now: Date;
};

/** False when the id belongs to somebody else. An address belongs to whoever said it last: a browser was handed on. */
export async function upsertSubscription(db: Db, saved: Saved): Promise<boolean> {
  await db.query(`delete from subscriptions where address = $1 and id <> $2`, [saved.address, saved.id]);
  const { rowCount } = await db.query(
    `insert into subscriptions as s (id, person_id, channel, address, keys, purpose, language, saved_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (id) do update set channel = $3, address = $4, keys = $5, purpose = $6, language = $7, saved_at = $8
       where s.person_id = $2`,
    [
      saved.id, saved.personId, saved.channel, saved.address,
      saved.keys === undefined ? null : JSON.stringify(saved.keys), saved.purpose, saved.language, saved.now,
    ],
  );
  return rowCount === 1;
}

export async function saveCells(db: Db, of: { id: string; cells: readonly string[] }): Promise<void> {
  await db.query(
    `delete from subscription_cells
     where subscription_id = $1 and cell not in (select cell_number(cell) from unnest($2::text[]) as cell)`,
    [of.id, of.cells],
  );
  await db.query(
    `insert into subscription_cells (cell, subscription_id)
     select cell_number(cell), $1 from unnest($2::text[]) as cell on conflict do nothing`,
    [of.id, of.cells],
  );
}

export async function deleteSubscription(db: Db, of: { id: string; personId: string }): Promise<void> {
  await db.query(`delete from subscriptions where id = $1 and person_id = $2`, [of.id, of.personId]);
}
