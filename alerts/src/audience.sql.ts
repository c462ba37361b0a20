import type { Db } from "@najda/protocol";
import type { Inhabited } from "./ranges.ts";

/** How many subscriptions have any of these cells. */
export async function subscriptionsIn(db: Db, cells: readonly string[]): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(distinct subscription_id)::int as count
     from subscription_cells where cell in (select cell_number(cell) from unnest($1::text[]) as cell)`,
    [cells],
  );
  return rows[0]?.count ?? 0;
}

/** How many subscriptions each cell has, in the order given. One subscription may be counted in several. */
export async function countByCell(db: Db, cells: readonly string[]): Promise<Inhabited[]> {
  const { rows } = await db.query<Inhabited>(
    `select asked.cell, count(s.subscription_id)::int as subscriptions
     from unnest($1::text[]) with ordinality as asked (cell, place)
     left join subscription_cells s on s.cell = cell_number(asked.cell)
     group by asked.cell, asked.place order by asked.place`,
    [cells],
  );
  return rows;
}

/** The end of both statements below: `ordered` becomes ranges of $3 recipients, after those that are there. */
const cutIntoRanges = `base as (
  select coalesce(max(range) + 1, 0) as first from alert_ranges where alert_id = $1 and version = $2
), made as (
  insert into alert_ranges (alert_id, version, range, recipients)
  select $1, $2, first + place / $3, count(*) from ordered, base group by first + place / $3
)
insert into alert_deliveries (alert_id, version, subscription_id, range, place)
select $1, $2, subscription_id, first + place / $3, place from ordered, base`;

interface Adding {
  readonly alertId: string;
  readonly version: number;
  readonly rangeSize: number;
  /** So many at a time, a multiple of the range's size: no statement runs long, however dense a city is. */
  readonly most: number;
}

/**
 * Adds the next subscriptions of these cells, given nearest first, to the recipients of a version, cut into ranges;
 * gives how many. Whoever is a recipient already is not added again, so it is called until it adds fewer than
 * `most`, and a plan that was interrupted is simply made again.
 */
export async function addRecipients(db: Db, of: Adding & { cells: readonly string[] }): Promise<number> {
  const { rowCount } = await db.query(
    `with found as (
       select s.subscription_id, min(asked.place) as nearness
       from unnest($5::text[]) with ordinality as asked (cell, place)
       join subscription_cells s on s.cell = cell_number(asked.cell)
       where not exists (
         select from alert_deliveries d where d.alert_id = $1 and d.version = $2 and d.subscription_id = s.subscription_id)
       group by s.subscription_id order by nearness, s.subscription_id limit $4
     ), ordered as (
       select subscription_id, row_number() over (order by nearness, subscription_id) - 1 as place from found
     ), ${cutIntoRanges}`,
    [of.alertId, of.version, of.rangeSize, of.most, of.cells],
  );
  return rowCount ?? 0;
}

/** The same for an end message: whoever may have been told of the alert, in the order in which they were. */
export async function addThoseWhoWereTold(db: Db, of: Adding): Promise<number> {
  const { rowCount } = await db.query(
    `with ordered as (
       select subscription_id, row_number() over (order by range, place) - 1 as place
       from alert_deliveries told
       where told.alert_id = $1 and told.version = $2 - 1 and told.attempts > 0 and told.state <> 'gone'
         and not exists (
           select from alert_deliveries d where d.alert_id = $1 and d.version = $2 and d.subscription_id = told.subscription_id)
       order by range, place limit $4
     ), ${cutIntoRanges}`,
    [of.alertId, of.version, of.rangeSize, of.most],
  );
  return rowCount ?? 0;
}
