import type { Drive } from "@najda/geo";
import type { Db, LngLat } from "@najda/protocol";

export interface EndedDrive {
  readonly assignmentId: string;
  readonly unitType: string;
  readonly hour: number;
  readonly from: LngLat;
  readonly to: LngLat;
  readonly actualSeconds: number;
  readonly endedAt: Date;
}

/** Drives of the last hours that have no record yet: from where the unit was when it set out, to the incident. */
export async function endedDrives(db: Db, { now, timeZone }: { now: Date; timeZone: string }): Promise<EndedDrive[]> {
  const { rows } = await db.query<EndedDrive>(
    `select a.id as "assignmentId", u.type as "unitType", extract(hour from l.began at time zone $2)::int as hour,
       jsonb_build_array(st_x(s.at::geometry), st_y(s.at::geometry)) as "from",
       jsonb_build_array(st_x(i.at::geometry), st_y(i.at::geometry)) as "to",
       extract(epoch from l.ended - l.began)::float8 as "actualSeconds", l.ended as "endedAt"
     from assignments a
     join units u on u.id = a.unit_id
     join incidents i on i.id = a.incident_id
     cross join lateral (select (a.times ->> 'en-route')::timestamptz as began, (a.times ->> 'on-scene')::timestamptz as ended) l
     cross join lateral (
       select t.at from unit_track t
       where t.unit_id = a.unit_id and t.received_at between l.began - interval '3 minutes' and l.began + interval '20 seconds'
       order by t.received_at desc limit 1) s
     where a.created_at > $1::timestamptz - interval '6 hours' and l.ended > l.began
       and not exists (select from travel_records r where r.assignment_id = a.id)
     limit 50`,
    [now, timeZone],
  );
  return rows;
}

/** Several nodes may have looked at the same drive: the first to write has written it. */
export async function insertRecord(db: Db, { assignmentId, unitType, hour, actualSeconds, endedAt, predictedSeconds }: EndedDrive & { predictedSeconds: number }): Promise<void> {
  await db.query(
    `insert into travel_records (assignment_id, unit_type, hour, predicted_seconds, actual_seconds, ended_at)
     values ($1, $2, $3, $4, $5, $6) on conflict (assignment_id) do nothing`,
    [assignmentId, unitType, hour, predictedSeconds, actualSeconds, endedAt],
  );
}

/** The newest drives, of at most the last 90 days. */
export async function lateDrives(db: Db, { now, limit }: { now: Date; limit: number }): Promise<Drive[]> {
  const { rows } = await db.query<Drive>(
    `select unit_type as "unitType", hour, predicted_seconds::float8 as predicted, actual_seconds::float8 as actual
     from travel_records where ended_at > $1::timestamptz - interval '90 days' order by ended_at desc limit $2`,
    [now, limit],
  );
  return rows;
}
