import { createHash } from "node:crypto";
import { type Db, Refused } from "@najda/protocol";
import type { Bounds } from "../area/measures.ts";
import { tilesOver } from "./tiles-over.ts";

/** Deeper tiles are made by the client out of these. */
export const deepestTile = 17;
/** Tiles deeper than this are made anew each time: they are many, small and quick. */
const deepestCached = 15;
/** Down to here tiles cover so much that they are made once, with the import. */
const deepestFar = 10;

export interface Tile {
  /** Mapbox Vector Tile, not compressed; empty where the map has nothing. */
  body: Buffer;
  /** Strong, in quotes, as HTTP wants it. */
  etag: string;
}

export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/**
 * A vector tile of the map in use. Layers: `landuse`, `water`, `building`, `boundary`, `rail`, `road`, `place`
 * and, from zoom 17, `address`. Features carry `class` (places: `kind`, addresses: `number`), `name` and `name:en|ar|ckb|fa`; roads
 * also `ref`, `oneway`, `bridge`, `tunnel`; buildings `levels`. The same map gives the same bytes.
 * Nobody waits for a tile that was made to be kept too; `kept` is when that is done, or failed, for then it is made again.
 * Refused as `malformed` where there is no such tile.
 */
export async function tile(db: Db, { z, x, y }: TileAddress): Promise<Tile & { kept: Promise<void> }> {
  if (!Number.isInteger(z) || z < 0 || z > deepestTile || !onGrid(x, z) || !onGrid(y, z)) {
    throw new Refused("malformed", { why: `there is no tile ${z}/${x}/${y}; zoom goes from 0 to ${deepestTile}` });
  }
  const { rows } = await db.query<{ mapId: string; body: Buffer | null; etag: string | null }>(
    `select c.map_id::text as "mapId", t.body, t.etag
     from current_map c left join map_tiles t on t.map_id = c.map_id and t.z = $1 and t.x = $2 and t.y = $3`,
    [z, x, y],
  );
  const [found] = rows;
  if (found === undefined) return { body: Buffer.alloc(0), etag: '"none"', kept: Promise.resolve() };
  if (found.body !== null && found.etag !== null) return { body: found.body, etag: found.etag, kept: Promise.resolve() };
  const made = await makeTile(db, found.mapId, { z, x, y });
  const isKept = z <= deepestCached && made.body.length > 0;
  return { ...made, kept: isKept ? keepTile(db, found.mapId, { z, x, y, ...made }).catch(() => undefined) : Promise.resolve() };
}

/** Makes the tiles of an imported map that are seen from afar; those that a killed import made stay. */
export async function keepFarTiles(db: Db, { mapId, bounds, onProgress }: { mapId: string; bounds: Bounds; onProgress?: (share: number) => void }): Promise<void> {
  const wanted = tilesOver(bounds, deepestFar);
  const { rows } = await db.query<{ tile: string }>("select concat(z, '/', x, '/', y) as tile from map_tiles where map_id = $1", [mapId]);
  const made = new Set(rows.map(({ tile }) => tile));
  for (const [at, address] of wanted.entries()) {
    onProgress?.(at / wanted.length);
    if (made.has(`${address.z}/${address.x}/${address.y}`)) continue;
    const tile = await makeTile(db, mapId, address);
    if (tile.body.length > 0) await keepTile(db, mapId, { ...address, ...tile });
  }
}

function onGrid(index: number, z: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < 2 ** z;
}

async function makeTile(db: Db, mapId: string, { z, x, y }: TileAddress): Promise<Tile> {
  // A constant condition, so that the planner may use the index over what is drawn from far away.
  const far = z <= deepestFar ? "s.min_zoom <= 10 and" : "";
  // Materialized, or the planner would cut each shape once for the condition and once more for the tile. What lies
  // inside is only moved and rounded: cutting it, and mending what the cut may break, takes ten times as long.
  const { rows } = await db.query<{ body: Buffer }>(
    `with tile as (
       select box, wide, 4096 / (st_xmax(box) - st_xmin(box)) as scale, st_xmin(box) as west, st_ymax(box) as north
       from (select st_tileenvelope($2, $3, $4) as box, st_tileenvelope($2, $3, $4, margin => 0.0625) as wide) envelopes
     ), shapes as materialized (
       select s.layer, s.class, s.properties, s.rank, s.ordinal,
         case when drawn.shape @ tile.wide
           then st_snaptogrid(st_affine(st_forcepolygoncw(drawn.shape), scale, 0, 0, -scale, -west * scale, north * scale), 1)
           else st_asmvtgeom(drawn.shape, tile.box, 4096, 256) end as geom
       from tile join map_shapes s on ${far} s.map_id = $1 and s.min_zoom <= $2 and s.shape && tile.wide
         cross join lateral (select case when s.layer = 'boundary' then st_boundary(s.shape) else s.shape end as whole) unclosed
         cross join lateral (select case when $2 < 14 then st_simplify(whole, 40075016.7 / 2 ^ $2 / 1024) else whole end as shape) drawn
     ), places as materialized (
       select p.kind, p.names as properties, p.min_zoom, p.ordinal, st_asmvtgeom(st_transform(p.at::geometry, 3857), tile.box, 4096, 256) as geom
       from tile join map_places p on p.map_id = $1 and p.min_zoom <= $2 and p.at::geometry && st_transform(tile.wide, 4326)
     ), addresses as materialized (
       select a.number, a.ordinal, st_asmvtgeom(st_transform(a.at::geometry, 3857), tile.box, 4096, 96) as geom
       from tile join map_addresses a on $2 >= 17 and a.map_id = $1 and a.at && st_transform(tile.wide, 4326)::geography
     ), layers as (
       select 0 as sort, layer, st_asmvt(feature, layer, 4096, 'geom') as body
       from (select layer, (class, properties, geom)::map_feature as feature from shapes where not st_isempty(geom) order by layer, rank, ordinal) f
       group by layer
       union all
       select 1, 'place', st_asmvt((select r from (select p.kind, p.properties, p.geom) r), 'place', 4096, 'geom' order by p.min_zoom, p.ordinal) from places p where p.geom is not null
       union all
       select 2, 'address', st_asmvt((select r from (select a.number, a.geom) r), 'address', 4096, 'geom' order by a.ordinal) from addresses a where a.geom is not null
     )
     select coalesce(string_agg(body, ''::bytea order by sort, layer), '') as body from layers`,
    [mapId, z, x, y],
  );
  const { body } = rows[0]!;
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` };
}

/**
 * Nothing happens when another node was quicker, or when the map was replaced meanwhile. The disk isn't waited for:
 * what a power cut takes is made again.
 */
async function keepTile(db: Db, mapId: string, { z, x, y, body, etag }: TileAddress & Tile): Promise<void> {
  await db.query(
    `with hurry as materialized (select set_config('synchronous_commit', 'off', true))
     insert into map_tiles (map_id, z, x, y, body, etag) select id, $2, $3, $4, $5, $6 from maps, hurry where id = $1
     on conflict do nothing`,
    [mapId, z, x, y, body, etag],
  );
}
