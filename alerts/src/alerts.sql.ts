import { Refused } from "@najda/protocol";
import type { Alert, AlertContent, AlertStatus, Db } from "@najda/protocol";
import type { Draft } from "./approval.ts";

/** One row as it comes: null where the protocol says "absent"; times as the driver reads them. */
interface Row {
  id: string;
  centreId: string;
  status: AlertStatus;
  content: AlertContent;
  contentHash: string;
  authorId: string;
  authorName: string;
  editorIds: string[];
  submittedBy: string | null;
  approverId: string | null;
  approverName: string | null;
  approvedHash: string | null;
  returnNote: string | null;
  sentAt: string | Date | null;
  endedAt: string | Date | null;
  cancelReason: Alert["cancelReason"] | null;
  updatedAt: string | Date;
  version: number;
}

const selected = `
  select a.id, a.centre_id as "centreId", a.status, a.content, a.content_hash as "contentHash",
    a.author_id as "authorId", author.name as "authorName", a.editor_ids as "editorIds",
    a.submitted_by as "submittedBy", a.approved_by as "approverId", approver.name as "approverName",
    a.approved_hash as "approvedHash", a.return_note as "returnNote", a.sent_at as "sentAt",
    a.ended_at as "endedAt", a.cancel_reason as "cancelReason", a.updated_at as "updatedAt", a.version
  from alerts a
  join people author on author.id = a.author_id
  left join people approver on approver.id = a.approved_by`;

/** Loads and locks an alert of this centre; another centre's is as unknown as none at all. */
export async function lock(db: Db, at: { centreId: string | undefined; alertId: string }): Promise<Draft> {
  const { rows } = await db.query<Row>(`${selected} where a.id = $1 and a.centre_id = $2 for update of a`, [at.alertId, at.centreId]);
  return draftOf(rows[0], at.alertId);
}

/** The same without a lock, for those who only look. */
export async function read(db: Db, at: { centreId: string | undefined; alertId: string }): Promise<Draft> {
  const { rows } = await db.query<Row>(`${selected} where a.id = $1 and a.centre_id = $2`, [at.alertId, at.centreId]);
  return draftOf(rows[0], at.alertId);
}

/** For timers and jobs, which know the alert and no centre. */
export async function lockAnywhere(db: Db, alertId: string): Promise<Draft> {
  const { rows } = await db.query<Row>(`${selected} where a.id = $1 for update of a`, [alertId]);
  return draftOf(rows[0], alertId);
}

/** What a board shows: everything that is not over, and of the ended ones the newest, as `applyEvent` keeps them. */
export async function shownOnBoard(db: Db, of: { centreId: string; ended: number }): Promise<Alert[]> {
  const { rows } = await db.query<Row>(
    `(${selected} where a.centre_id = $1 and a.ended_at is null)
     union all
     (${selected} where a.centre_id = $1 and a.ended_at is not null order by a.ended_at desc, a.id desc limit $2)`,
    [of.centreId, of.ended],
  );
  return rows.map((row) => alertOf(row));
}

export interface NewAlert {
  readonly id: string;
  readonly centreId: string;
  readonly content: AlertContent;
  readonly authorId: string;
  readonly now: Date;
}

/** A new draft. Whoever made the id made it for something else when it is there already. */
export async function insert(db: Db, alert: NewAlert): Promise<Alert> {
  const { rowCount } = await db.query(
    `insert into alerts (id, centre_id, content, author_id, editor_ids, updated_at)
     values ($1, $2, $3, $4, array[$4]::uuid[], $5) on conflict (id) do nothing`,
    [alert.id, alert.centreId, JSON.stringify(alert.content), alert.authorId, alert.now],
  );
  if (rowCount === 0) throw new Refused("id-reused", { id: alert.id });
  return (await read(db, { centreId: alert.centreId, alertId: alert.id })).alert;
}

/** Replaces what people edit. The trigger insists that nothing of an approval survives. */
export async function saveContent(db: Db, edited: Draft, { content, now }: { content: AlertContent; now: Date }): Promise<Alert> {
  const { alert, editorIds } = edited;
  await db.query(
    `update alerts set content = $2, editor_ids = $3, status = $4, version = $5, updated_at = $6,
       submitted_by = null, approved_by = null, approved_hash = null
     where id = $1`,
    [alert.id, JSON.stringify(content), editorIds, alert.status, alert.version, now],
  );
  return (await lockAnywhere(db, alert.id)).alert;
}

/** Saves where an alert stands; its content stays as it is. */
export async function saveStep(db: Db, alert: Alert, now: Date): Promise<Alert> {
  await db.query(
    `update alerts set status = $2, version = $3, updated_at = $4, submitted_by = $5, approved_by = $6, approved_hash = $7,
       return_note = $8, sent_at = $9, ended_at = $10, cancel_reason = $11
     where id = $1`,
    [
      alert.id, alert.status, alert.version, now, alert.submittedBy, alert.approvedBy?.id, alert.approvedHash,
      alert.returnNote, alert.sentAt, alert.endedAt, alert.cancelReason,
    ],
  );
  return { ...alert, updatedAt: now.toISOString() };
}

function draftOf(row: Row | undefined, alertId: string): Draft {
  if (row === undefined) throw new Refused("not-found", { id: alertId });
  return { alert: alertOf(row), editorIds: row.editorIds };
}

function alertOf(row: Row): Alert {
  const { status: capStatus, ...content } = row.content;
  return {
    ...content,
    id: row.id,
    centreId: row.centreId,
    status: row.status,
    capStatus,
    contentHash: row.contentHash,
    author: { id: row.authorId, name: row.authorName },
    lastEditorId: row.editorIds.at(-1) ?? row.authorId,
    updatedAt: iso(row.updatedAt),
    version: row.version,
    ...(row.submittedBy === null ? {} : { submittedBy: row.submittedBy }),
    ...(row.approverId === null ? {} : { approvedBy: { id: row.approverId, name: row.approverName ?? "" } }),
    ...(row.approvedHash === null ? {} : { approvedHash: row.approvedHash }),
    ...(row.returnNote === null ? {} : { returnNote: row.returnNote }),
    ...(row.sentAt === null ? {} : { sentAt: iso(row.sentAt) }),
    ...(row.endedAt === null ? {} : { endedAt: iso(row.endedAt) }),
    ...(row.cancelReason === null ? {} : { cancelReason: row.cancelReason }),
  };
}

const iso = (time: string | Date): string => new Date(time).toISOString();
