import type { Db, ReceiptKind } from "@najda/protocol";

export async function wasPublished(db: Db, alertId: string): Promise<boolean> {
  const { rowCount } = await db.query(`select from alert_versions where alert_id = $1 limit 1`, [alertId]);
  return rowCount === 1;
}

/** The person's named subscription, or its only one, or the person itself. */
export async function recipientOf(db: Db, of: { personId: string; subscriptionId: string | undefined }): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `select id from subscriptions where person_id = $1 order by (id = $2) desc nulls last, saved_at desc limit 1`,
    [of.personId, of.subscriptionId],
  );
  return rows[0]?.id ?? of.personId;
}

interface Receipt {
  readonly alertId: string;
  readonly recipientId: string;
  readonly kind: ReceiptKind;
  readonly at: string;
  readonly now: Date;
}

/** How many rows share one count. */
const shards = 16;

/** True when it was news. The count is taken from the insert itself, so that it can't disagree with the receipts. */
export async function addReceipt(db: Db, receipt: Receipt): Promise<boolean> {
  const { rows } = await db.query<{ counted: number }>(
    `with added as (
       insert into alert_receipts (alert_id, recipient_id, kind, at, received_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning 1
     ), counted as (
       insert into alert_receipt_counts as c (alert_id, kind, shard, count)
       select $1, $3, $6, 1 from added
       on conflict (alert_id, kind, shard) do update set count = c.count + 1
       returning 1
     )
     select count(*)::int as counted from counted`,
    [receipt.alertId, receipt.recipientId, receipt.kind, receipt.at, receipt.now, Math.floor(Math.random() * shards)],
  );
  return rows[0]?.counted === 1;
}
