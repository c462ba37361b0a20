import type { Db, PublishedAlert } from "@najda/protocol";
import type { Sent } from "./cap/cap-alert.ts";

/** Something that was sent, or is on its way: frozen. */
export interface Version {
  readonly alertId: string;
  readonly version: number;
  readonly published: PublishedAlert;
  readonly areaHash: string;
  /** When the last phone may still be told. */
  readonly expiresAt: Date;
  readonly planned: boolean;
  readonly stopped: boolean;
}

interface Row {
  alertId: string;
  version: number;
  published: PublishedAlert;
  areaHash: string;
  expiresAt: string | Date;
  planned: boolean;
  stopped: boolean;
}

const selected = `
  select alert_id as "alertId", version, published, area_hash as "areaHash", expires_at as "expiresAt",
    planned_at is not null as planned, stopped_at is not null as stopped
  from alert_versions`;

/** Freezes what goes out. From this commit on it is ordered to be sent. */
export async function freeze(db: Db, frozen: { published: PublishedAlert; contentHash: string; areaHash: string }): Promise<void> {
  const { published, contentHash, areaHash } = frozen;
  await db.query(
    `insert into alert_versions (alert_id, version, kind, published, content_hash, area_hash, cells, sent_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      published.alertId, published.version, published.kind, JSON.stringify(published), contentHash, areaHash,
      published.cells, published.sentAt, published.expires,
    ],
  );
}

export async function readVersion(db: Db, of: { alertId: string; version: number }): Promise<Version | undefined> {
  const { rows } = await db.query<Row>(`${selected} where alert_id = $1 and version = $2`, [of.alertId, of.version]);
  return rows[0] && versionOf(rows[0]);
}

/** All that went out of one alert, in order. */
export async function versionsOf(db: Db, alertId: string): Promise<Version[]> {
  const { rows } = await db.query<Row>(`${selected} where alert_id = $1 order by version`, [alertId]);
  return rows.map((row) => versionOf(row));
}

/** What is ordered to be sent and is not through, oldest order first. */
export interface Unfinished {
  readonly alertId: string;
  readonly version: number;
  readonly planned: boolean;
}

export async function unfinished(db: Db): Promise<Unfinished[]> {
  const { rows } = await db.query<Unfinished>(
    `select alert_id as "alertId", version, planned_at is not null as planned
     from alert_versions where finished_at is null order by sent_at`,
  );
  return rows;
}

/** Nothing of it is started any more; what is on its way at this moment arrives. */
export async function stopVersion(db: Db, of: { alertId: string; version: number; now: Date }): Promise<void> {
  await db.query(
    `update alert_versions set stopped_at = $3 where alert_id = $1 and version = $2 and stopped_at is null`,
    [of.alertId, of.version, of.now],
  );
}

const forReaders = `
  select v.published, v.area_hash as "areaHash", a.content ->> 'certainty' as certainty, a.content ->> 'category' as category,
    a.sent_at as "firstSentAt"
  from alert_versions v join alerts a on a.id = v.alert_id`;

type SentRow = Omit<Sent, "firstSentAt" | "category"> & { firstSentAt: string | Date; category: Sent["category"] | null };

/** In force at this moment, the newest version of each alert, for readers outside; newest first. */
export async function sentInForce(db: Db, of: { now: Date; limit: number }): Promise<Sent[]> {
  const { rows } = await db.query<SentRow>(
    `${forReaders} where v.expires_at > $1
       and not exists (select from alert_versions later where later.alert_id = v.alert_id and later.version > v.version)
     order by v.sent_at desc, v.alert_id limit $2`,
    [of.now, of.limit],
  );
  return rows.map((row) => sentOf(row));
}

/** One version of an alert, the newest where none is named; also when it is long over. */
export async function sentVersion(db: Db, of: { alertId: string; version: number | undefined }): Promise<Sent | undefined> {
  const { rows } = await db.query<SentRow>(
    `${forReaders} where v.alert_id = $1 and v.version = coalesce($2, v.version) order by v.version desc limit 1`,
    [of.alertId, of.version],
  );
  return rows[0] && sentOf(rows[0]);
}

const sentOf = ({ category, ...row }: SentRow): Sent => ({
  ...row,
  category: category ?? undefined,
  firstSentAt: new Date(row.firstSentAt).toISOString(),
});

/** Holds a version while a part of its plan is written, so that two workers don't write it twice. */
export async function lockVersion(db: Db, of: { alertId: string; version: number }): Promise<{ planned: boolean; stopped: boolean }> {
  const { rows } = await db.query<{ planned: boolean; stopped: boolean }>(
    `select planned_at is not null as planned, stopped_at is not null as stopped
     from alert_versions where alert_id = $1 and version = $2 for update`,
    [of.alertId, of.version],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`alert ${of.alertId} has no version ${of.version}`);
  return row;
}

/** The whole audience has its ranges. */
export async function markPlanned(db: Db, of: { alertId: string; version: number; now: Date }): Promise<void> {
  await db.query(`update alert_versions set planned_at = $3 where alert_id = $1 and version = $2 and planned_at is null`, [of.alertId, of.version, of.now]);
}

/** Marks a version finished when all of it is planned, or was stopped, and no range is open. True when it just became so. */
export async function finishVersion(db: Db, of: { alertId: string; version: number; now: Date }): Promise<boolean> {
  const { rowCount } = await db.query(
    `update alert_versions v set finished_at = $3
     where alert_id = $1 and version = $2 and finished_at is null and (planned_at is not null or stopped_at is not null)
       and not exists (select from alert_ranges r where r.alert_id = $1 and r.version = $2 and r.finished_at is null)`,
    [of.alertId, of.version, of.now],
  );
  return rowCount === 1;
}

const versionOf = (row: Row): Version => ({ ...row, expiresAt: new Date(row.expiresAt) });
