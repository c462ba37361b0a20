import type { Db } from "@najda/protocol";
import type { Bounds } from "../area/measures.ts";
import type { AddressRow, PlaceRow, ShapeRow } from "./rows.ts";

/** Starts a map that nobody sees yet; answers its id. */
export async function beginMap(db: Db, map: { name: string; attribution: string; now: Date }): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    "insert into maps (name, attribution, began_at) values ($1, $2, $3) returning id::text",
    [map.name, map.attribution, map.now],
  );
  return rows[0]!.id;
}

export async function insertShapes(db: Db, mapId: string, rows: ShapeRow[]): Promise<void> {
  await db.query(
    `insert into map_shapes (map_id, layer, class, properties, min_zoom, rank, shape)
     select $1, layer, class, properties::jsonb, min_zoom, rank, shape::geometry
     from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::text[])
       as t (layer, class, properties, min_zoom, rank, shape)`,
    [
      mapId, rows.map((row) => row.layer), rows.map((row) => row.class), rows.map((row) => JSON.stringify(row.properties)),
      rows.map((row) => row.minZoom), rows.map((row) => row.rank), rows.map((row) => row.shape),
    ],
  );
}

export async function insertPlaces(db: Db, mapId: string, rows: PlaceRow[]): Promise<void> {
  await db.query(
    `insert into map_places (map_id, kind, names, min_zoom, at, folded)
     select $1, kind, names::jsonb, min_zoom, st_setsrid(st_makepoint(lng, lat), 4326)::geography, folded
     from unnest($2::text[], $3::text[], $4::int[], $5::float8[], $6::float8[], $7::text[])
       as t (kind, names, min_zoom, lng, lat, folded)`,
    [
      mapId, rows.map((row) => row.kind), rows.map((row) => JSON.stringify(row.names)), rows.map((row) => row.minZoom),
      rows.map((row) => row.at[0]), rows.map((row) => row.at[1]), rows.map((row) => row.folded),
    ],
  );
}

export async function insertAddresses(db: Db, mapId: string, rows: AddressRow[]): Promise<void> {
  await db.query(
    `insert into map_addresses (map_id, number, street, at, folded)
     select $1, number, street::jsonb, st_setsrid(st_makepoint(lng, lat), 4326)::geography, folded
     from unnest($2::text[], $3::text[], $4::float8[], $5::float8[], $6::text[]) as t (number, street, lng, lat, folded)`,
    [
      mapId, rows.map((row) => row.number), rows.map((row) => JSON.stringify(row.street)), rows.map((row) => row.at[0]),
      rows.map((row) => row.at[1]), rows.map((row) => row.folded),
    ],
  );
}

export async function insertStreets(db: Db, mapId: string, graph: Uint8Array): Promise<void> {
  await db.query("insert into map_streets (map_id, graph) values ($1, $2)", [mapId, Buffer.from(graph)]);
}

/**
 * Puts the finished map into use: both changes in one statement, so that every reader sees the old one or the new
 * one. False when another import has taken this one's place and removed it.
 */
export async function useMap(db: Db, map: { id: string; bounds: Bounds; counts: object; now: Date }): Promise<boolean> {
  const { rowCount } = await db.query(
    `with finished as (
       update maps set west = $2, south = $3, east = $4, north = $5, counts = $6, imported_at = $7 where id = $1 returning id
     )
     insert into current_map (map_id) select id from finished
     on conflict (singleton) do update set map_id = excluded.map_id`,
    [map.id, ...map.bounds, JSON.stringify(map.counts), map.now],
  );
  return rowCount === 1;
}

/** Removes every map but the one in use, piece by piece: a country at once would hold its locks for minutes. */
export async function removeOtherMaps(db: Db, except?: string): Promise<void> {
  const { rows } = await db.query<{ id: string }>(
    "select id::text from maps where id not in (select map_id from current_map) and id <> coalesce($1::bigint, 0)",
    [except ?? null],
  );
  for (const { id } of rows) await removeMap(db, id);
}

/** Never the one in use: the reference of `current_map` forbids it. */
export async function removeMap(db: Db, id: string): Promise<void> {
  for (const table of ["map_tiles", "map_shapes", "map_places", "map_addresses", "map_words", "map_crossings"]) {
    for (;;) {
      const { rowCount } = await db.query(
        `delete from ${table} where ctid = any (array(select ctid from ${table} where map_id = $1 limit 20000))`,
        [id],
      );
      if (rowCount === 0) break;
    }
  }
  await db.query("delete from maps where id = $1", [id]);
}

/** What the planner knows of the new rows it knows at once, not when autovacuum comes by. */
export async function analyzeMap(db: Db): Promise<void> {
  for (const table of ["map_shapes", "map_places", "map_addresses"]) await db.query(`analyze ${table}`);
}
