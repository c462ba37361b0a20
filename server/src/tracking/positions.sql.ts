import type { Db } from "@najda/protocol";
import type { Fix } from "./fix.ts";

/**
 * Writes the newest positions, and lets the track follow: a point for each that moved, one a minute for each that stands.
 * The position as it was before is what the statement's own snapshot shows. Rows are taken in the order of their ids,
 * so that two nodes that write at once can't wait for each other.
 */
export async function savePositions(db: Db, { fixes, node }: { fixes: readonly Fix[]; node: string }): Promise<void> {
  const column = (pick: (fix: Fix) => unknown): unknown[] => fixes.map(pick);
  await db.query(save, [
    column((fix) => fix.unitId),
    column((fix) => fix.lng),
    column((fix) => fix.lat),
    column((fix) => fix.recordedAt),
    column((fix) => fix.receivedAt),
    column((fix) => orNull(fix.accuracyMetres)),
    column((fix) => orNull(fix.heading)),
    column((fix) => orNull(fix.speed)),
    column((fix) => fix.doubtful),
    node,
  ]);
}

const save = `
  with moved as materialized (
    select m.unit_id, m.lng, m.lat, st_setsrid(st_makepoint(m.lng, m.lat), 4326)::geography as at,
           to_timestamp(m.recorded_ms / 1000) as recorded_at, to_timestamp(m.received_ms / 1000) as received_at,
           m.accuracy_metres, m.heading, m.speed, m.doubtful
    from unnest($1::uuid[], $2::float8[], $3::float8[], $4::float8[], $5::float8[], $6::real[], $7::real[], $8::real[], $9::boolean[])
      as m (unit_id, lng, lat, recorded_ms, received_ms, accuracy_metres, heading, speed, doubtful)
    -- A unit that was removed meanwhile must not cost the others their place.
    join units u on u.id = m.unit_id
  ), tracked as (
    insert into unit_track (unit_id, at, recorded_at, received_at, accuracy_metres, heading, speed, doubtful)
    select m.unit_id, m.at, m.recorded_at, m.received_at, m.accuracy_metres, m.heading, m.speed, m.doubtful
    from moved m left join unit_positions before on before.unit_id = m.unit_id
    where before.unit_id is null
       or (st_x(before.at::geometry), st_y(before.at::geometry)) is distinct from (m.lng, m.lat)
       or date_trunc('minute', before.received_at) <> date_trunc('minute', m.received_at)
  )
  insert into unit_positions
    (unit_id, at, recorded_at, received_at, accuracy_metres, heading, speed, doubtful, taken_by, written_at)
  select unit_id, at, recorded_at, received_at, accuracy_metres, heading, speed, doubtful, $10::uuid, clock_timestamp()
  from moved order by unit_id
  on conflict (unit_id) do update set
    at = excluded.at, recorded_at = excluded.recorded_at, received_at = excluded.received_at,
    accuracy_metres = excluded.accuracy_metres, heading = excluded.heading, speed = excluded.speed,
    doubtful = excluded.doubtful, taken_by = excluded.taken_by, written_at = excluded.written_at
  where (unit_positions.recorded_at, unit_positions.received_at) <= (excluded.recorded_at, excluded.received_at)`;

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

interface Row {
  unitId: string;
  centreId: string;
  lng: number;
  lat: number;
  recordedAt: number;
  receivedAt: number;
  accuracyMetres: number | null;
  heading: number | null;
  speed: number | null;
  doubtful: boolean;
  writtenAt: number;
}

/** A position, the centre of its unit, and when the database wrote it (ms, the database's clock). */
export interface Written {
  readonly centreId: string;
  readonly fix: Fix;
  readonly writtenAt: number;
}

/** What other nodes wrote after a moment of the database's clock; everything where there is none. */
export async function readWritten(db: Db, { after, node }: { after: number | undefined; node: string }): Promise<Written[]> {
  const { rows } = await db.query<Row>(
    `select p.unit_id as "unitId", u.centre_id as "centreId", st_x(p.at::geometry) as lng, st_y(p.at::geometry) as lat,
            (extract(epoch from p.recorded_at) * 1000)::float8 as "recordedAt",
            (extract(epoch from p.received_at) * 1000)::float8 as "receivedAt",
            p.accuracy_metres as "accuracyMetres", p.heading, p.speed, p.doubtful,
            (extract(epoch from p.written_at) * 1000)::float8 as "writtenAt"
     from unit_positions p join units u on u.id = p.unit_id
     where ($1::float8 is null or p.written_at > to_timestamp($1 / 1000)) and p.taken_by is distinct from $2::uuid`,
    [after ?? null, node],
  );
  return rows.map(({ centreId, writtenAt, ...row }) => ({
    centreId,
    writtenAt,
    fix: {
      ...row,
      accuracyMetres: row.accuracyMetres ?? Number.NaN,
      heading: row.heading ?? Number.NaN,
      speed: row.speed ?? Number.NaN,
    },
  }));
}
