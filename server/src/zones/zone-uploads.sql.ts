import type { Db } from "@najda/protocol";
import type { NewZone } from "./read-zones.ts";
import { asMulti, asShown } from "./zones.sql.ts";

interface Upload {
  readonly id: string;
  readonly by: string;
  readonly now: Date;
}

const keptHours = 24;

/** Begins an upload, and forgets those that nobody has taken over. */
export async function insertUpload(db: Db, { id, by, now }: Upload): Promise<void> {
  await db.query(`delete from zone_uploads where uploaded_at < $1::timestamptz - make_interval(hours => $2)`, [now, keptHours]);
  await db.query(`insert into zone_uploads (id, uploaded_by, uploaded_at) values ($1, $2, $3)`, [id, by, now]);
}

/** Zones of an upload; `first` is the place of the first of them in the file. */
export async function keepZones(db: Db, { uploadId, first, zones }: { uploadId: string; first: number; zones: readonly NewZone[] }): Promise<void> {
  await db.query(
    `insert into zone_upload_zones (upload_id, ordinal, code, name, names, target_minutes, area, shown)
     select $1, $2 + place - 1, code, name, names::jsonb, minutes, border, ${asShown("border")}
     from unnest($3::text[], $4::text[], $5::text[], $6::int[], $7::text[]) with ordinality as t (code, name, names, minutes, area, place)
     cross join lateral (select ${asMulti("area")} as border offset 0) made`,
    [
      uploadId, first, zones.map(({ code }) => code), zones.map(({ name }) => name), zones.map(({ names }) => JSON.stringify(names)),
      zones.map(({ targetMinutes }) => targetMinutes), zones.map(({ area }) => JSON.stringify(area)),
    ],
  );
}

/** Makes the zones of an upload those of a version, and ends the upload; false where this person has no such upload. */
export async function takeOverUpload(db: Db, { uploadId, versionId, by }: { uploadId: string; versionId: string; by: string }): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into zones (id, version_id, code, name, names, target_minutes, area, shown)
     select gen_random_uuid(), $2, z.code, z.name, z.names, z.target_minutes, z.area, z.shown
     from zone_uploads u join zone_upload_zones z on z.upload_id = u.id where u.id = $1 and u.uploaded_by = $3`,
    [uploadId, versionId, by],
  );
  await db.query(`delete from zone_uploads where id = $1 and uploaded_by = $2`, [uploadId, by]);
  return (rowCount ?? 0) > 0;
}
