import type { Caller, Db, Incident, LngLat } from "@najda/protocol";
import { present } from "../infra/rows.ts";

/** An incident's columns in the protocol's shape; `i` is the incident. */
export const incidentColumns = `
  i.id, i.centre_id as "centreId", i.number, i.type, i.priority, i.status, i.status_since as "statusSince",
  i.opened_at as "openedAt", array[st_x(i.at::geometry), st_y(i.at::geometry)] as at,
  i.accuracy_metres as "accuracyMetres", i.address, i.narrative, i.hazard, i.silent, i.call_count as "callCount", i.caller,
  coalesce((
    select jsonb_agg(jsonb_build_object('unitId', u.id, 'callSign', u.call_sign) order by a.created_at, a.id)
    from assignments a join units u on u.id = a.unit_id where a.incident_id = i.id and a.active), '[]') as units,
  i.disposition, i.version`;

/** A row of `incidentColumns` as the protocol has it. */
export const asIncident = (row: object): Incident => present(row) as Incident;

interface InCentre {
  readonly centreId: string | undefined;
  readonly id: string;
}

/** The incident, locked until the step ends; undefined when this centre has none with that id. */
export async function lockIncident(db: Db, { centreId, id }: InCentre): Promise<Incident | undefined> {
  const locked = await db.query(`select from incidents where id = $1 and centre_id = $2 for update`, [id, centreId]);
  return locked.rowCount === 0 ? undefined : findIncident(db, { centreId, id });
}

export async function findIncident(db: Db, { centreId, id }: InCentre): Promise<Incident | undefined> {
  const { rows } = await db.query(`select ${incidentColumns} from incidents i where i.id = $1 and i.centre_id = $2`, [id, centreId]);
  return rows[0] && asIncident(rows[0]);
}

export interface NewIncident {
  readonly id: string;
  readonly centreId: string;
  readonly type: string;
  readonly priority: number;
  readonly at: LngLat;
  readonly now: Date;
}

/** True when the incident is new; false when somebody has used the id. Its number is year and running number. */
export async function insertIncident(db: Db, { id, centreId, type, priority, at, now }: NewIncident): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into incidents (id, centre_id, number, type, priority, status, status_since, opened_at, at, version)
     values ($1, $2, to_char($3::timestamptz, 'YYYY') || '-' || lpad(nextval('incident_numbers')::text, 6, '0'), $4, $5,
       'pending', $3, $3, st_point($6, $7, 4326)::geography, 0)
     on conflict (id) do nothing`,
    [id, centreId, now, type, priority, at[0], at[1]],
  );
  return rowCount === 1;
}

/** Writes the facts back with the next version and gives the incident as it now is, units included. */
export async function saveIncident(db: Db, incident: Incident & { leftAt?: string | undefined }): Promise<Incident> {
  await db.query(
    `update incidents set type = $2, priority = $3, status = $4, status_since = $5,
       at = st_point($6, $7, 4326)::geography, accuracy_metres = $8, address = $9, narrative = $10, hazard = $11,
       call_count = $12, caller = $13, disposition = $14, left_at = $15, silent = $16, version = version + 1
     where id = $1`,
    [
      incident.id, incident.type, incident.priority, incident.status, incident.statusSince,
      incident.at[0], incident.at[1], incident.accuracyMetres, incident.address, incident.narrative, incident.hazard,
      incident.callCount, incident.caller === undefined ? null : JSON.stringify(incident.caller), incident.disposition,
      incident.leftAt, incident.silent,
    ],
  );
  const saved = await findIncident(db, { centreId: incident.centreId, id: incident.id });
  if (saved === undefined) throw new Error(`incident ${incident.id} vanished while it was saved`);
  return saved;
}

/** Incidents of a centre, open and ended, newest first; `text` is looked for in number, address and narrative. */
export async function searchIncidents(
  db: Db,
  { centreId, text, limit }: { centreId: string | undefined; text: string | undefined; limit: number },
): Promise<Incident[]> {
  const { rows } = await db.query(
    `select ${incidentColumns} from incidents i
     where i.centre_id = $1
       and ($2::text is null or position(lower($2) in lower(concat_ws(' ', i.number, i.address, i.narrative, i.type))) > 0)
     order by i.opened_at desc, i.id desc limit $3`,
    [centreId, text, limit],
  );
  return rows.map(asIncident);
}

export interface NewCall {
  readonly id: string;
  readonly incidentId: string;
  readonly centreId: string;
  readonly source: "desk" | "telephony" | "citizen-app";
  readonly at: LngLat;
  readonly accuracyMetres?: number | undefined;
  readonly address?: string | undefined;
  readonly narrative?: string | undefined;
  readonly caller?: Caller | undefined;
  readonly takenBy: string;
  readonly presentedAt?: string | undefined;
  readonly now: Date;
}

/** False when a call with this id was taken before. */
export async function insertCall(db: Db, call: NewCall): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into calls (id, incident_id, centre_id, source, at, accuracy_metres, address, narrative, caller, taken_by, presented_at, taken_at)
     values ($1, $2, $3, $4, st_point($5, $6, 4326)::geography, $7, $8, $9, $10, $11, $12, $13) on conflict (id) do nothing`,
    [
      call.id, call.incidentId, call.centreId, call.source, call.at[0], call.at[1], call.accuracyMetres, call.address,
      call.narrative, call.caller === undefined ? null : JSON.stringify(call.caller), call.takenBy, call.presentedAt, call.now,
    ],
  );
  return rowCount === 1;
}

