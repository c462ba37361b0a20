import { Refused, type Db, type Input, type LngLat, type Report, type ReportStatus } from "@najda/protocol";
import { present } from "../infra/rows.ts";
import { waitingStatuses } from "./report-status.ts";

const columns = `
  r.id, r.centre_id as "centreId", r.tracking_number as "trackingNumber", r.kind,
  array[st_x(r.at::geometry), st_y(r.at::geometry)] as at, r.accuracy_metres as "accuracyMetres", r.text, r.address,
  r.phone, r.silent, r.for_someone_else as "forSomeoneElse", r.filed_at as "filedAt", r.status,
  r.incident_id as "incidentId", r.version`;

const asReport = (row: object): Report => present(row) as Report;

/** A report and whose it is. */
export interface Filed {
  readonly report: Report;
  readonly personId: string;
}

function asFiled(row: { personId: string }): Filed {
  const { personId, ...report } = row;
  return { report: asReport(report), personId };
}

/** The control room whose station is nearest to the place; where none has a station, the first there is. */
export async function centreNear(db: Db, at: LngLat): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `select id from (
       (select centre_id as id, 1 as choice from units where station_at is not null
        order by station_at <-> st_point($1, $2)::geography limit 1)
       union all
       (select id, 2 from centres order by name, id limit 1)) as possible
     order by choice limit 1`,
    at,
  );
  return rows[0]?.id;
}

export type NewReport = Input<"report:file"> & { readonly personId: string; readonly now: Date };

/**
 * More than three from one phone in ten minutes, and one of them waits nearby with the same kind: this one is added
 * to it. Its words are kept, the list does not grow.
 */
export async function addToWaiting(db: Db, report: NewReport): Promise<Report | undefined> {
  const { rows } = await db.query(
    `with lately as (
       select id, kind, at, status, filed_at from reports
       where person_id = $1 and filed_at > $2::timestamptz - interval '10 minutes'
     )
     update reports r set repeats = r.repeats + 1, version = r.version + 1,
       text = nullif(left(concat_ws(E'\\n', r.text, $6::text), 4000), '')
     where (select count(*) from lately) >= 3 and r.id = (
       select id from lately
       where status = 'received' and kind = $3 and st_dwithin(at, st_point($4, $5)::geography, 200)
       order by filed_at desc limit 1)
     returning ${columns}`,
    [report.personId, report.now, report.kind, ...report.at, report.text],
  );
  return rows[0] && asReport(rows[0]);
}

export async function insert(db: Db, report: NewReport & { centreId: string; trackingNumber: string }): Promise<Report> {
  const { rows } = await db.query(
    `insert into reports as r (id, centre_id, person_id, tracking_number, kind, at, accuracy_metres, text, address, phone,
       silent, for_someone_else, filed_at, status)
     values ($1, $2, $3, $4, $5, st_point($6, $7)::geography, $8, $9, $10, $11, $12, $13, $14, 'received')
     on conflict (id) do nothing
     returning ${columns}`,
    [
      report.id, report.centreId, report.personId, report.trackingNumber, report.kind, ...report.at, report.accuracyMetres,
      report.text, report.address, report.phone, report.silent ?? false, report.forSomeoneElse ?? false, report.now,
    ],
  );
  if (rows[0] === undefined) throw new Refused("id-reused", { id: report.id });
  return asReport(rows[0]);
}

export async function ofPerson(db: Db, personId: string): Promise<Report[]> {
  const { rows } = await db.query(
    `select ${columns} from reports r where r.person_id = $1 order by r.filed_at desc, r.id limit 50`,
    [personId],
  );
  return rows.map(asReport);
}

/** What a board shows: a centre's to its desks, their own to citizens. */
export async function shownOnBoard(db: Db, of: { centreId?: string | undefined; personId?: string | undefined }): Promise<Report[]> {
  const { rows } = await db.query(
    `select ${columns} from reports r
     where r.status = any($3) and r.incident_id is null and (r.centre_id = $1 or r.person_id = $2) order by r.filed_at, r.id`,
    [of.centreId, of.personId, waitingStatuses],
  );
  return rows.map(asReport);
}

export async function lock(db: Db, of: { centreId: string | undefined; id: string }): Promise<Filed> {
  const { rows } = await db.query<{ personId: string }>(
    `select ${columns}, r.person_id as "personId" from reports r where r.id = $1 and r.centre_id = $2 for update`,
    [of.id, of.centreId],
  );
  if (rows[0] === undefined) throw new Refused("not-found", { id: of.id });
  return asFiled(rows[0]);
}

interface Step {
  readonly id: string;
  readonly status: ReportStatus;
  readonly incidentId?: string | undefined;
  readonly note?: string | undefined;
}

export async function saveStatus(db: Db, step: Step): Promise<Report> {
  const { rows } = await db.query(
    `update reports r set status = $2, incident_id = coalesce($3, r.incident_id), note = coalesce($4, r.note), version = r.version + 1
     where r.id = $1 returning ${columns}`,
    [step.id, step.status, step.incidentId, step.note],
  );
  if (rows[0] === undefined) throw new Error(`no report ${step.id}`);
  return asReport(rows[0]);
}

/** Those whose status this changes. A dismissed report has no incident and stays as it is. */
export async function saveStatusOfIncident(db: Db, of: { incidentId: string; status: ReportStatus }): Promise<Filed[]> {
  const { rows } = await db.query<{ personId: string }>(
    `update reports r set status = $2, version = r.version + 1
     where r.incident_id = $1 and r.status <> $2 returning ${columns}, r.person_id as "personId"`,
    [of.incidentId, of.status],
  );
  return rows.map(asFiled);
}
