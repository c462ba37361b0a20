import type { Db, Duty, Unit } from "@najda/protocol";
import { present } from "../infra/rows.ts";

/** A unit's columns in the protocol's shape; `u` is the unit, `g` its agency. */
export const unitColumns = `
  u.id, u.centre_id as "centreId", u.agency_id as "agencyId", g.kind as service, u.call_sign as "callSign", u.type,
  u.capabilities, u.duty, u.duty_reason as "dutyReason", u.crew_size as "crewSize",
  case when u.station_name is not null then jsonb_build_object('name', u.station_name,
    'at', jsonb_build_array(st_x(u.station_at::geometry), st_y(u.station_at::geometry))) end as station,
  u.version`;

export const asUnit = (row: object): Unit => present(row) as Unit;

interface InCentre {
  readonly centreId: string | undefined;
  readonly id: string;
}

/** The unit, locked until the step ends: two dispatchers who pick the same unit cannot both have it. */
export async function lockUnit(db: Db, { centreId, id }: InCentre): Promise<Unit | undefined> {
  const locked = await db.query(`select from units where id = $1 and centre_id = $2 for update`, [id, centreId]);
  return locked.rowCount === 0 ? undefined : findUnit(db, { centreId, id });
}

export async function findUnit(db: Db, { centreId, id }: InCentre): Promise<Unit | undefined> {
  const { rows } = await db.query(
    `select ${unitColumns} from units u join agencies g on g.id = u.agency_id where u.id = $1 and u.centre_id = $2`,
    [id, centreId],
  );
  return rows[0] && asUnit(rows[0]);
}

export interface DutyChange {
  readonly id: string;
  readonly duty: Duty;
  readonly reason: string | undefined;
  readonly crewSize: number | undefined;
}

export async function saveDuty(db: Db, { id, duty, reason, crewSize }: DutyChange): Promise<void> {
  await db.query(
    `update units set duty = $2, duty_reason = $3, crew_size = coalesce($4, crew_size), version = version + 1 where id = $1`,
    [id, duty, reason, crewSize],
  );
}

/** True while one of the unit's assignments is active. */
export async function isOnAssignment(db: Db, unitId: string): Promise<boolean> {
  const { rowCount } = await db.query(`select from assignments where unit_id = $1 and active`, [unitId]);
  return rowCount !== 0;
}

/** The capabilities of each unit that is on an incident. */
export async function capabilitiesOn(db: Db, incidentId: string): Promise<string[][]> {
  const { rows } = await db.query<{ capabilities: string[] }>(
    `select u.capabilities from assignments a join units u on u.id = a.unit_id where a.incident_id = $1 and a.active`,
    [incidentId],
  );
  return rows.map((row) => row.capabilities);
}
