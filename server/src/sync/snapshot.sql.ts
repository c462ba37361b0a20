import type { Assignment, BoardSnapshot, Db, Incident, IncidentType, Unit } from "@najda/protocol";
import { asAssignment, assignmentColumns } from "../dispatch/assignments.sql.ts";
import { asIncident, incidentColumns } from "../dispatch/incidents.sql.ts";
import { asUnit, unitColumns } from "../dispatch/units.sql.ts";

/** Whose things are shown: a centre's to its desks, a unit's own to its crew, a person's own to a citizen. */
export interface Sight {
  readonly centreId?: string | undefined;
  readonly alertsOf?: string | undefined;
  readonly unitId?: string | undefined;
  readonly personId?: string | undefined;
}

export async function incidentTypesShown(db: Db): Promise<IncidentType[]> {
  const { rows } = await db.query<IncidentType>(`select code, names, priority, needs, version from incident_types order by code`);
  return rows;
}

export async function unitsShown(db: Db, { centreId, unitId }: Sight): Promise<Unit[]> {
  const { rows } = await db.query(
    `select ${unitColumns} from units u join agencies g on g.id = u.agency_id
     where u.centre_id = $1 or u.id = $2 order by u.call_sign`,
    [centreId, unitId],
  );
  return rows.map(asUnit);
}

export async function incidentsShown(db: Db, { centreId, unitId }: Sight): Promise<Incident[]> {
  const { rows } = await db.query(
    `select ${incidentColumns} from incidents i
     where i.left_at is null
       and (i.centre_id = $1 or i.id = (select incident_id from assignments where unit_id = $2 and active))
     order by i.priority, i.opened_at`,
    [centreId, unitId],
  );
  return rows.map(asIncident);
}

export async function assignmentsShown(db: Db, { centreId, unitId }: Sight): Promise<Assignment[]> {
  const { rows } = await db.query(
    `select ${assignmentColumns} from assignments a where a.active and (a.centre_id = $1 or a.unit_id = $2) order by a.created_at, a.id`,
    [centreId, unitId],
  );
  return rows.map(asAssignment);
}

/** What left the board by an event that has no number yet: that event, and older ones, must not bring it back. */
export async function goneLately(db: Db): Promise<BoardSnapshot["gone"]> {
  const { rows } = await db.query<{ id: string; version: number }>(
    `select thing ->> 'id' as id, max((thing ->> 'version')::int) as version
     from (select case name when 'report:changed' then payload -> 'report' else payload end as thing
           from kept_events
           where number is null and name in ('incident:closed', 'assignment:changed', 'report:changed', 'coverage-gap:changed', 'moveup:changed', 'closure:changed')) as unnumbered
     group by 1`,
  );
  return rows;
}
