import type { Assignment, Db } from "@najda/protocol";
import { present } from "../infra/rows.ts";

/** An assignment's columns in the protocol's shape; `a` is the assignment. */
export const assignmentColumns = `
  a.id, a.centre_id as "centreId", a.incident_id as "incidentId", a.unit_id as "unitId", a.status, a.active,
  a.status_since as "statusSince", a.times, a.reached_at as "reachedAt", a.opened_at as "openedAt", a.flags,
  a.escalation, a.reason, a.destination, a.version`;

export const asAssignment = (row: object): Assignment => present(row) as Assignment;

interface InCentre {
  readonly centreId: string | undefined;
  readonly id: string;
}

export async function findAssignment(db: Db, { centreId, id }: InCentre): Promise<Assignment | undefined> {
  const { rows } = await db.query(`select ${assignmentColumns} from assignments a where a.id = $1 and a.centre_id = $2`, [id, centreId]);
  return rows[0] && asAssignment(rows[0]);
}

/** Locked until the step ends. The caller holds the incident's lock already: incident, assignment, unit. */
export async function lockAssignment(db: Db, { centreId, id }: InCentre): Promise<Assignment | undefined> {
  const { rows } = await db.query(
    `select ${assignmentColumns} from assignments a where a.id = $1 and a.centre_id = $2 for update`,
    [id, centreId],
  );
  return rows[0] && asAssignment(rows[0]);
}

/** All assignments of an incident, in the order in which they were made. */
export async function assignmentsOf(db: Db, incidentId: string): Promise<Assignment[]> {
  const { rows } = await db.query(
    `select ${assignmentColumns} from assignments a where a.incident_id = $1 order by a.created_at, a.id`,
    [incidentId],
  );
  return rows.map(asAssignment);
}

/** False when an assignment with this id is there already. A busy unit breaks `one_active_assignment_per_unit`. */
export async function insertAssignment(db: Db, assignment: Assignment): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into assignments (id, centre_id, incident_id, unit_id, status, active, status_since, times, created_at, version)
     values ($1, $2, $3, $4, $5, true, $6, $7, $6, $8) on conflict (id) do nothing`,
    [
      assignment.id, assignment.centreId, assignment.incidentId, assignment.unitId, assignment.status,
      assignment.statusSince, JSON.stringify(assignment.times), assignment.version,
    ],
  );
  return rowCount === 1;
}

/** Writes it back with the next version. */
export async function saveAssignment(db: Db, assignment: Assignment): Promise<Assignment> {
  const { rows } = await db.query(
    `update assignments a set status = $2, active = $3, status_since = $4, times = $5, reached_at = $6, opened_at = $7,
       flags = $8, escalation = $9, reason = $10, destination = $11, version = version + 1
     where id = $1 returning ${assignmentColumns}`,
    [
      assignment.id, assignment.status, assignment.active, assignment.statusSince, JSON.stringify(assignment.times),
      assignment.reachedAt, assignment.openedAt, JSON.stringify(assignment.flags), assignment.escalation,
      assignment.reason, assignment.destination,
    ],
  );
  if (rows[0] === undefined) throw new Error(`assignment ${assignment.id} vanished while it was saved`);
  return asAssignment(rows[0]);
}
