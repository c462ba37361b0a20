import type { CoverageGap, Db, MoveUp, Service } from "@najda/protocol";
import { present } from "../infra/rows.ts";
import type { EmptyZone } from "./messages.ts";

const place = (column: string): string => `jsonb_build_array(st_x(${column}::geometry), st_y(${column}::geometry))`;

const gapColumns = `
  id, centre_id as "centreId", service, jsonb_build_object('names', zone_names, 'at', ${place("zone_at")}) as zone, people, since,
  acknowledged_by as "acknowledgedBy", move_up_due as "moveUpDue", ended_at as "endedAt", version`;

const moveUpColumns = `
  m.id, m.centre_id as "centreId", m.unit_id as "unitId", u.call_sign as "callSign",
  jsonb_strip_nulls(jsonb_build_object('name', m.to_name, 'at', ${place("m.to_at")}, 'names', m.to_names)) as to, m.ordered_at as "orderedAt", m.ordered_by as "orderedBy",
  case when m.ended_at is not null
    then jsonb_build_object('at', to_char(m.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'why', m.ended_why) end as ended,
  m.version`;

const asGap = (row: object): KnownGap => present(row) as KnownGap;
const asMoveUp = (row: object): MoveUp => present(row) as MoveUp;

/** A gap as the step knows it: alarmed once its timer has rung. */
export type KnownGap = CoverageGap & { readonly alarmedAt?: string };

/** The gaps of a service that have not ended, locked. */
export async function lockOpenGaps(db: Db, { centreId, service }: { centreId: string; service: Service }): Promise<KnownGap[]> {
  const { rows } = await db.query(
    `select ${gapColumns}, alarmed_at as "alarmedAt" from coverage_gaps
     where centre_id = $1 and service = $2 and ended_at is null order by id for update`,
    [centreId, service],
  );
  return rows.map(asGap);
}

/** Centres and services with open gaps, also those that nobody computes any more. */
export async function servicesWithGaps(db: Db): Promise<{ centreId: string; service: Service }[]> {
  const { rows } = await db.query<{ centreId: string; service: Service }>(
    `select distinct centre_id as "centreId", service from coverage_gaps where ended_at is null`,
  );
  return rows;
}

export async function lockGap(db: Db, id: string): Promise<KnownGap | undefined> {
  const { rows } = await db.query(`select ${gapColumns}, alarmed_at as "alarmedAt" from coverage_gaps where id = $1 for update`, [id]);
  return rows[0] && asGap(rows[0]);
}

export async function findGap(db: Db, { centreId, id }: { centreId: string; id: string }): Promise<CoverageGap | undefined> {
  const { rows } = await db.query(`select ${gapColumns} from coverage_gaps where id = $1 and centre_id = $2`, [id, centreId]);
  return rows[0] && asGap(rows[0]);
}

/** False where another node has opened it at the same moment. */
export async function insertGap(db: Db, gap: { id: string; centreId: string; service: Service; zone: EmptyZone; now: Date }): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into coverage_gaps (id, centre_id, service, zone_names, zone_at, people, since)
     values ($1, $2, $3, $4, st_setsrid(st_makepoint($5, $6), 4326)::geography, $7, $8) on conflict do nothing`,
    [gap.id, gap.centreId, gap.service, JSON.stringify(gap.zone.names), ...gap.zone.at, gap.zone.people, gap.now],
  );
  return rowCount === 1;
}

export interface GapChange {
  readonly id: string;
  readonly alarmedAt?: Date;
  readonly endedAt?: Date;
  readonly acknowledgedBy?: string;
  readonly moveUpDue?: boolean;
  readonly zone?: EmptyZone;
}

/** Version 2 is the alarm: nobody has heard of a gap before it, so a name that changes until then makes no version. */
export async function changeGap(db: Db, { id, alarmedAt, endedAt, acknowledgedBy, moveUpDue, zone }: GapChange): Promise<CoverageGap> {
  const { rows } = await db.query(
    `update coverage_gaps set version = version + case when $6::jsonb is not null and alarmed_at is null then 0 else 1 end, alarmed_at = coalesce($2, alarmed_at), ended_at = coalesce($3, ended_at),
       acknowledged_by = coalesce($4, acknowledged_by), move_up_due = coalesce($5, move_up_due),
       zone_names = coalesce($6::jsonb, zone_names), people = coalesce($7, people)
     where id = $1 returning ${gapColumns}`,
    [id, alarmedAt, endedAt, acknowledgedBy, moveUpDue, zone && JSON.stringify(zone.names), zone?.people],
  );
  return asGap(rows[0]!);
}

/** Alarms that are on the board: of this centre, not ended. */
export async function gapsShown(db: Db, centreId: string | undefined): Promise<CoverageGap[]> {
  const { rows } = await db.query(
    `select ${gapColumns} from coverage_gaps where centre_id = $1 and alarmed_at is not null and ended_at is null order by since, id`,
    [centreId],
  );
  return rows.map(asGap);
}

export async function moveUpsShown(db: Db, { centreId, unitId }: { centreId?: string | undefined; unitId?: string | undefined }): Promise<MoveUp[]> {
  const { rows } = await db.query(
    `select ${moveUpColumns} from move_ups m join units u on u.id = m.unit_id
     where m.ended_at is null and (m.centre_id = $1 or m.unit_id = $2) order by m.ordered_at, m.id`,
    [centreId, unitId],
  );
  return rows.map(asMoveUp);
}

/** The order that a unit is under, if any. */
export async function moveUpOf(db: Db, unitId: string): Promise<MoveUp | undefined> {
  const { rows } = await db.query(`select ${moveUpColumns} from move_ups m join units u on u.id = m.unit_id where m.unit_id = $1 and m.ended_at is null`, [unitId]);
  return rows[0] && asMoveUp(rows[0]);
}

export async function lockMoveUp(db: Db, { centreId, id }: { centreId: string; id: string }): Promise<MoveUp | undefined> {
  const { rows } = await db.query(
    `select ${moveUpColumns} from move_ups m join units u on u.id = m.unit_id where m.id = $1 and m.centre_id = $2 for update of m`,
    [id, centreId],
  );
  return rows[0] && asMoveUp(rows[0]);
}

/** False where the id is taken. */
export async function insertMoveUp(db: Db, order: MoveUp): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into move_ups (id, centre_id, unit_id, to_name, to_at, ordered_at, ordered_by, to_names)
     values ($1, $2, $3, $4, st_setsrid(st_makepoint($5, $6), 4326)::geography, $7, $8, $9) on conflict (id) do nothing`,
    [order.id, order.centreId, order.unitId, order.to.name, ...order.to.at, order.orderedAt, order.orderedBy, order.to.names],
  );
  return rowCount === 1;
}

export async function saveMoveUpEnd(db: Db, { id, version, ended }: MoveUp): Promise<void> {
  await db.query(`update move_ups set ended_at = $2, ended_why = $3, version = $4 where id = $1`, [id, ended?.at, ended?.why, version]);
}
