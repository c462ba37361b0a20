import type { Db } from "@najda/protocol";

/** The middle of the invented town and how far it reaches to each side, in degrees. */
const town = { lng: 44.1, lat: 36.2, reach: 0.2 };

/**
 * Gives every unit of the bench town a place, and a fleet's mix: a third with paramedics, most with basic life
 * support, few with a ladder; three of ten are not in service.
 */
export async function spreadFleet(db: Db): Promise<void> {
  await db.query(
    `update units set
       capabilities = case n % 10 when 0 then '{engine}' when 1 then '{engine,bls}' when 2 then '{ladder}' when 3 then '{rescue,bls}'
         when 4 then '{patrol}' when 5 then '{patrol}' when 6 then '{bls}' else '{als,bls}' end::text[],
       duty = case when n % 7 < 2 then 'off-duty' else 'in-service' end
     from (select id, row_number() over (order by id) as n from units) as numbered where numbered.id = units.id`,
  );
  await db.query(
    `insert into unit_positions (unit_id, at, recorded_at, received_at)
     select id, st_point($1 + (random() - 0.5) * $3, $2 + (random() - 0.5) * $3, 4326)::geography, now(), now() from units`,
    [town.lng, town.lat, town.reach * 2],
  );
}

/** Every position is of this moment again; then the table is as a busy installation's autovacuum leaves it. */
export async function freshen(db: Db): Promise<void> {
  await db.query("update unit_positions set recorded_at = now(), received_at = now()");
  await db.query("vacuum analyze unit_positions");
  await db.query("vacuum analyze units");
}

/** The bare part: the thirty nearest, by the index, and nothing else. */
export async function nearestThirty(db: Db, [lng, lat]: readonly [number, number]): Promise<number> {
  const { rows } = await db.query(
    `select unit_id from unit_positions
     order by at <-> st_setsrid(st_makepoint($1, $2), 4326)::geography limit 30`,
    [lng, lat],
  );
  return rows.length;
}

/** The bare part of a command: one row, committed. */
export async function openBareTable(db: Db): Promise<void> {
  await db.query("create table if not exists bench_rows (id uuid primary key, body jsonb not null, at timestamptz not null default now())");
}

export async function commitOneRow(db: Db, { id, body }: { id: string; body: object }): Promise<void> {
  await db.query("insert into bench_rows (id, body) values ($1, $2)", [id, JSON.stringify(body)]);
}

export async function serverVersions(db: Db): Promise<string> {
  const { rows } = await db.query<{ postgres: string; postgis: string }>(
    "select current_setting('server_version') as postgres, postgis_lib_version() as postgis",
  );
  return `PostgreSQL ${rows[0]?.postgres}, PostGIS ${rows[0]?.postgis}`;
}

export const somewhereInTown = (): [number, number] => [
  town.lng + (Math.random() - 0.5) * town.reach * 2,
  town.lat + (Math.random() - 0.5) * town.reach * 2,
];
