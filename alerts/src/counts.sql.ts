import type { AlertCounts, Db } from "@najda/protocol";

type Counted = AlertCounts & { centreId: string };

/**
 * How far alerts got. Deliveries are summed from their ranges, receipts from their sharded counters: the price
 * does not grow with the audience. An end message counts with its alert only for what phones tell.
 */
const counted = `
  select a.id as "alertId", a.centre_id as "centreId",
    coalesce(r.targeted, 0)::int as targeted, coalesce(r.accepted, 0)::int as accepted,
    coalesce(r.failed, 0)::int as failed, coalesce(r.gone, 0)::int as gone,
    coalesce(c.shown, 0)::int as shown, coalesce(c.opened, 0)::int as opened,
    coalesce(c.safe, 0)::int as safe, coalesce(c.need_help, 0)::int as "needHelp"
  from alerts a
  left join lateral (
    select sum(recipients) as targeted, sum(accepted) as accepted, sum(failed) as failed, sum(gone) as gone
    from alert_ranges where alert_id = a.id and version = 1
  ) r on true
  left join lateral (
    select sum(count) filter (where kind = 'shown') as shown, sum(count) filter (where kind = 'opened') as opened,
      sum(count) filter (where kind = 'safe') as safe, sum(count) filter (where kind = 'need-help') as need_help
    from alert_receipt_counts where alert_id = a.id
  ) c on true`;

export async function countsOf(db: Db, alertId: string): Promise<AlertCounts> {
  const { rows } = await db.query<Counted>(`${counted} where a.id = $1`, [alertId]);
  const row = rows[0];
  if (row === undefined) throw new Error(`no alert ${alertId}`);
  return withoutCentre(row);
}

/** The counts of what was sent lately: what a desk may be looking at. */
export async function countsOfLive(db: Db, since: Date): Promise<{ centreId: string; counts: AlertCounts }[]> {
  const { rows } = await db.query<Counted>(`${counted} where a.sent_at is not null and (a.ended_at is null or a.ended_at > $1)`, [since]);
  return rows.map((row) => ({ centreId: row.centreId, counts: withoutCentre(row) }));
}

function withoutCentre(row: Counted): AlertCounts {
  const { centreId: _, ...counts } = row;
  return counts;
}
