import type { Db } from "@najda/protocol";

/** Doors of the map in use, the same ones each time. */
export async function randomPlaces(db: Db, count: number): Promise<[number, number][]> {
  const { rows } = await db.query<{ lng: number; lat: number }>(
    "select st_x(at::geometry) as lng, st_y(at::geometry) as lat from map_addresses order by md5(ordinal::text) limit $1",
    [count],
  );
  return rows.map(({ lng, lat }) => [lng, lat]);
}

export async function forgetTiles(db: Db): Promise<void> {
  await db.query("delete from map_tiles where z > 10");
}

/** The bare part: the shapes of a tile's box, cut and packed by PostGIS as they lie, nothing named, sorted or kept. */
export async function plainTile(db: Db, { z, x, y }: { z: number; x: number; y: number }): Promise<void> {
  await db.query(
    `with cut as (
       select st_asmvtgeom(shape, st_tileenvelope($1, $2, $3), 4096, 256) as geom
       from map_shapes where min_zoom <= $1 and shape && st_tileenvelope($1, $2, $3, margin => 0.0625)
     )
     select st_asmvt(cut, 'shapes', 4096, 'geom') from cut`,
    [z, x, y],
  );
}
