import type { Db } from "@najda/protocol";
import type { Bounds } from "../area/measures.ts";
import type { AddressRow, PlaceRow, ShapeRow } from "./rows.ts";

/** How many rows of each kind are in. */
export interface RowsIn {
  shapes: number;
  places: number;
  addresses: number;
}

/** A map that this importer, and nobody else, writes. */
export interface WritableMap {
  id: string;
  /** Changes when another importer takes the map over. */
  run: string;
}

interface NewMap {
  name: string;
  attribution: string;
  /** By language, where there is more than one. */
  attributions: Readonly<Record<string, string>>;
  /** Of the file's bytes. */
  hash: string;
  /** Which rows this importer makes of a file. */
  form: number;
  run: string;
  now: Date;
}

/** Starts a map that nobody sees yet, or takes over the one that a killed import of the same file left behind. */
export async function beginMap(db: Db, map: NewMap): Promise<WritableMap & { rowsIn: RowsIn }> {
  const words = [map.name, map.attribution, JSON.stringify(map.attributions), map.run, map.hash, map.form];
  const taken = await db.query<{ id: string; rowsIn: RowsIn }>(
    `update maps set name = $1, attribution = $2, attributions = $3, run = $4
     where id = (select max(id) from maps where file_hash = $5 and form = $6 and imported_at is null)
     returning id::text, jsonb_build_object('shapes', shapes_in, 'places', places_in, 'addresses', addresses_in) as "rowsIn"`,
    words,
  );
  const [unfinished] = taken.rows;
  if (unfinished !== undefined) return { ...unfinished, run: map.run };
  const { rows } = await db.query<{ id: string }>(
    "insert into maps (name, attribution, attributions, run, file_hash, form, began_at) values ($1, $2, $3, $4, $5, $6, $7) returning id::text",
    [...words, map.now],
  );
  return { id: rows[0]!.id, run: map.run, rowsIn: { shapes: 0, places: 0, addresses: 0 } };
}

/** Rows that come after `before` others of their kind. */
export interface RowBatch<T> {
  before: number;
  rows: T[];
}

/**
 * Each insert counts its rows in the same statement, so that a killed import knows exactly what is in. False when the
 * map has been taken over or removed by another import: then nothing was inserted.
 */
export async function insertShapes(db: Db, map: WritableMap, { before, rows }: RowBatch<ShapeRow>): Promise<boolean> {
  const { rowCount } = await db.query(
    `with mine as (update maps set shapes_in = $3::int + $4::int where id = $1 and run = $2 returning id)
     insert into map_shapes (map_id, ordinal, layer, class, properties, min_zoom, rank, shape)
     select mine.id, $3::int + n, layer, class, properties::jsonb, min_zoom, rank, shape::geometry
     from mine, unnest($5::text[], $6::text[], $7::text[], $8::int[], $9::int[], $10::text[])
       with ordinality as t (layer, class, properties, min_zoom, rank, shape, n)`,
    [
      map.id, map.run, before, rows.length, rows.map((row) => row.layer), rows.map((row) => row.class),
      rows.map((row) => JSON.stringify(row.properties)), rows.map((row) => row.minZoom), rows.map((row) => row.rank), rows.map((row) => row.shape),
    ],
  );
  return rowCount === rows.length;
}

export async function insertPlaces(db: Db, map: WritableMap, { before, rows }: RowBatch<PlaceRow>): Promise<boolean> {
  const { rowCount } = await db.query(
    `with mine as (update maps set places_in = $3::int + $4::int where id = $1 and run = $2 returning id)
     insert into map_places (map_id, ordinal, kind, names, min_zoom, at, folded)
     select mine.id, $3::int + n, kind, names::jsonb, min_zoom, st_setsrid(st_makepoint(lng, lat), 4326)::geography, folded
     from mine, unnest($5::text[], $6::text[], $7::int[], $8::float8[], $9::float8[], $10::text[])
       with ordinality as t (kind, names, min_zoom, lng, lat, folded, n)`,
    [
      map.id, map.run, before, rows.length, rows.map((row) => row.kind), rows.map((row) => JSON.stringify(row.names)),
      rows.map((row) => row.minZoom), rows.map((row) => row.at[0]), rows.map((row) => row.at[1]), rows.map((row) => row.folded),
    ],
  );
  return rowCount === rows.length;
}

export async function insertAddresses(db: Db, map: WritableMap, { before, rows }: RowBatch<AddressRow>): Promise<boolean> {
  const { rowCount } = await db.query(
    `with mine as (update maps set addresses_in = $3::int + $4::int where id = $1 and run = $2 returning id)
     insert into map_addresses (map_id, ordinal, number, street, at, folded)
     select mine.id, $3::int + n, number, street::jsonb, st_setsrid(st_makepoint(lng, lat), 4326)::geography, folded
     from mine, unnest($5::text[], $6::text[], $7::float8[], $8::float8[], $9::text[])
       with ordinality as t (number, street, lng, lat, folded, n)`,
    [
      map.id, map.run, before, rows.length, rows.map((row) => row.number), rows.map((row) => JSON.stringify(row.street)),
      rows.map((row) => row.at[0]), rows.map((row) => row.at[1]), rows.map((row) => row.folded),
    ],
  );
  return rowCount === rows.length;
}

/** Once more the same when an import is gone on with. */
export async function insertStreets(db: Db, map: WritableMap, graph: Uint8Array): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into map_streets (map_id, graph) select id, $3 from maps where id = $1 and run = $2
     on conflict (map_id) do update set graph = excluded.graph`,
    [map.id, map.run, Buffer.from(graph)],
  );
  return rowCount === 1;
}

/**
 * Puts the finished map into use: both changes in one statement, so that every reader sees the old one or the new
 * one. False when another import has taken this one's place and removed it.
 */
export async function useMap(db: Db, map: WritableMap & { bounds: Bounds; counts: object; now: Date }): Promise<boolean> {
  const { rowCount } = await db.query(
    `with finished as (
       update maps set west = $3, south = $4, east = $5, north = $6, counts = $7, imported_at = $8, run = null
       where id = $1 and run = $2 returning id
     )
     insert into current_map (map_id) select id from finished
     on conflict (singleton) do update set map_id = excluded.map_id`,
    [map.id, map.run, ...map.bounds, JSON.stringify(map.counts), map.now],
  );
  return rowCount === 1;
}

/** Removes every map but the one in use and the one that is being written, piece by piece: a country at once would hold its locks for minutes. */
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
