import type { Db, LngLat } from "@najda/protocol";
import { foldedNames, type Names } from "../import/names.ts";
import { keysOf } from "../places/words.ts";

/** Some milliseconds of work between two waits: a server that indexes an older map answers meanwhile. */
const batchWords = 500;
/** Meeting points of the same two streets closer than this are one crossing (dual carriageways), in metres of Web Mercator. */
const oneCrossingMetres = 60;

/**
 * Makes a map's places searchable, once all its rows are there: the words of its names with their keys, streets that
 * only addresses know, and where streets meet. May be repeated. Not in a transaction.
 */
export async function indexPlaces(db: Db, mapId: string): Promise<void> {
  await db.query("delete from map_words where map_id = $1", [mapId]);
  await db.query("delete from map_crossings where map_id = $1", [mapId]);
  await addStreetsOfAddresses(db, mapId);
  await addWords(db, mapId);
  await addCrossings(db, mapId);
  // New entries of a GIN index wait in a list that every search reads from end to end, until a vacuum sorts them in.
  for (const table of ["map_words", "map_crossings", "map_places", "map_addresses"]) await db.query(`vacuum (analyze) ${table}`);
}

/** The map in use, when it was imported before there was this index. */
export async function mapWithoutIndex(db: Db): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `select map_id::text as id from current_map c
     where exists (select from map_places p where p.map_id = c.map_id) and not exists (select from map_words w where w.map_id = c.map_id)`,
  );
  return rows[0]?.id;
}

/** A village whose houses have numbers and no streets, a street outside the extract: found by its houses. */
async function addStreetsOfAddresses(db: Db, mapId: string): Promise<void> {
  const { rows } = await db.query<{ names: Names; at: LngLat }>(
    `select distinct on (a.street ->> 'name') a.street as names, jsonb_build_array(st_x(a.at::geometry), st_y(a.at::geometry)) as at
     from map_addresses a
     where a.map_id = $1 and not exists (select from map_places p where p.map_id = $1 and p.kind = 'street' and p.names ->> 'name' = a.street ->> 'name')
     order by a.street ->> 'name', a.plain_number`,
    [mapId],
  );
  await db.query(
    `insert into map_places (map_id, kind, names, min_zoom, at, folded)
     select $1, 'street', names::jsonb, 99, st_setsrid(st_makepoint(lng, lat), 4326)::geography, folded
     from unnest($2::text[], $3::float8[], $4::float8[], $5::text[]) as t (names, lng, lat, folded)`,
    [mapId, rows.map(({ names }) => JSON.stringify(names)), rows.map(({ at }) => at[0]), rows.map(({ at }) => at[1]), rows.map(({ names }) => foldedNames(names))],
  );
}

async function addWords(db: Db, mapId: string): Promise<void> {
  await db.query(
    `insert into map_words (map_id, word, uses, keys)
     select $1, word, count(*), '{}' from map_places, unnest(words) as w (word) where map_id = $1 and word <> '' group by word
     on conflict do nothing`,
    [mapId],
  );
  for (let after = ""; ; ) {
    const { rows } = await db.query<{ word: string }>("select word from map_words where map_id = $1 and word > $2 order by word limit $3", [mapId, after, batchWords]);
    const words = rows.map(({ word }) => word);
    if (words.length === 0) return;
    await db.query(
      `update map_words m set keys = string_to_array(t.keys, ' ') from unnest($2::text[], $3::text[]) as t (word, keys)
       where m.map_id = $1 and m.word = t.word`,
      [mapId, words, words.map((word) => keysOf(word).join(" "))],
    );
    after = words.at(-1)!;
  }
}

/** Streets meet where they share a point: a bridge shares none with what it leads over. */
async function addCrossings(db: Db, mapId: string): Promise<void> {
  await db.query(
    `with points as (
       select properties ->> 'name' as name, (st_dumppoints(shape)).geom as point
       from map_shapes where map_id = $1 and layer = 'road' and properties ? 'name'
     ), meetings as (
       select point, array_agg(distinct name) as names from points group by point having count(distinct name) > 1
     ), pairs as (
       select one, other, point, st_clusterdbscan(point, $2, 1) over (partition by one, other) as place
       from meetings, unnest(names) as a (one), unnest(names) as b (other) where one < other
     )
     insert into map_crossings (map_id, one, other, at)
     select $1, one, other, st_transform(st_centroid(st_collect(point)), 4326)::geography from pairs group by one, other, place`,
    [mapId, oneCrossingMetres],
  );
}
