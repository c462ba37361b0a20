import { type CoverageRaster, rasterOver } from "@najda/geo";
import type { Db } from "@najda/protocol";

/** Gross floor area that one person lives on, m². A round figure: it scales all places alike, so shares hardly depend on it. */
const squareMetresPerPerson = 45;

/** Buildings in which nobody lives, by OpenStreetMap's `building`. */
const uninhabited = [
  "garage", "garages", "carport", "shed", "roof", "greenhouse", "barn", "stable", "farm_auxiliary", "hut", "service", "ruins", "construction",
  "industrial", "warehouse", "commercial", "retail", "office", "public", "civic", "government", "school", "kindergarten", "university", "college",
  "hospital", "church", "chapel", "mosque", "synagogue", "temple", "cathedral", "monastery", "train_station", "transportation", "stadium", "sports_hall", "bridge",
];
/** Where the map doesn't tell the levels. */
const usualLevels = { tall: 4, others: 2 };
const tall = ["apartments", "residential", "dormitory", "hotel"];

/** A map to be covered, and where its people come from. */
export interface GridSource {
  readonly id: string;
  readonly mapId: string;
  readonly bounds: [number, number, number, number];
  readonly source: "buildings" | "file";
  readonly sourceHash: string;
}

/** The grid of this map and source that is complete; undefined when it has to be made. */
export async function findGrid(db: Db, { mapId, source, sourceHash }: Pick<GridSource, "mapId" | "source" | "sourceHash">): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(
    `select id from coverage_grids where map_id = $1 and source = $2 and source_hash = $3 and made_at is not null`,
    [mapId, source, sourceHash],
  );
  return rows[0]?.id;
}

/** One maker at a time on all nodes, until the transaction ends. */
export async function lockGrids(db: Db): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(7265748)`);
  await db.query(`set local statement_timeout = 0`);
}

/** Starts a grid over the bounds of its map. */
export async function insertGrid(db: Db, { id, mapId, bounds, source, sourceHash }: GridSource): Promise<CoverageRaster> {
  const raster = rasterOver(bounds);
  await db.query(
    `insert into coverage_grids (id, map_id, source, source_hash, west, south, step_lng, step_lat, columns, rows)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, mapId, source, sourceHash, raster.west, raster.south, raster.stepLng, raster.stepLat, raster.columns, raster.rows],
  );
  return raster;
}

/**
 * People by floor area: ground x levels of each building that people live in, at the building's middle. The area on
 * the map is that of Web Mercator, larger by the square of the latitude's secant.
 */
export async function fillFromBuildings(db: Db, { id, mapId }: Pick<GridSource, "id" | "mapId">): Promise<void> {
  await db.query(
    `insert into coverage_cells (grid_id, cell, people)
     select $1, cell, sum(people) from (
       select floor((st_y(middle) - g.south) / g.step_lat)::int * g.columns + floor((st_x(middle) - g.west) / g.step_lng)::int as cell,
              ground * cos(radians(st_y(middle))) ^ 2 * levels / $3 as people
       from coverage_grids g, lateral (
         select st_transform(st_centroid(s.shape), 4326) as middle, st_area(s.shape) as ground,
                least(60, greatest(1, coalesce(
                  substring(coalesce(s.properties ->> 'building:levels', s.properties ->> 'levels') from '^[0-9]{1,3}')::int,
                  case when s.class = any ($5) then $6::int else $7::int end))) as levels
         from map_shapes s
         where s.map_id = $2 and s.layer = 'building' and s.class <> all ($4)
       ) building
       where g.id = $1 and st_x(middle) >= g.west and st_x(middle) < g.west + g.columns * g.step_lng
         and st_y(middle) >= g.south and st_y(middle) < g.south + g.rows * g.step_lat
     ) lived
     group by cell having sum(people) > 0`,
    [id, mapId, squareMetresPerPerson, uninhabited, tall, usualLevels.tall, usualLevels.others],
  );
}

/** People as the operator's file has them, summed by cell. */
export async function fillFromCells(db: Db, id: string, people: ReadonlyMap<number, number>): Promise<void> {
  await db.query(
    `insert into coverage_cells (grid_id, cell, people) select $1, cell, people from unnest($2::int[], $3::float8[]) as t (cell, people)`,
    [id, [...people.keys()], [...people.values()]],
  );
}

/**
 * The zones: named places of the map, each cell to the nearest of them; one zone for all where the map names none.
 * Then the grid is in use.
 */
export async function finishGrid(db: Db, { id, mapId, now }: { id: string; mapId: string; now: Date }): Promise<void> {
  await db.query(
    `insert into coverage_zones (grid_id, zone, names, at)
     select $1, row_number() over (order by st_x(at::geometry), st_y(at::geometry)) - 1,
            (select jsonb_object_agg(case when key = 'name' then 'und' else substring(key from 6) end, value)
             from jsonb_each(names) where key = 'name' or key like 'name:%'), at
     from (
       select distinct on (names ->> 'name') names, at from map_places
       where map_id = $2 and kind in ('city', 'town', 'village', 'district') and names ? 'name' order by names ->> 'name', min_zoom
     ) named`,
    [id, mapId],
  );
  await db.query(
    `insert into coverage_zones (grid_id, zone, names, at)
     select $1, 0, jsonb_build_object('und', m.name), st_setsrid(st_makepoint((west + east) / 2, (south + north) / 2), 4326)::geography
     from maps m where m.id = $2 and not exists (select from coverage_zones where grid_id = $1)`,
    [id, mapId],
  );
  await db.query(
    `update coverage_cells c set zone = (
       select z.zone from coverage_zones z where z.grid_id = $1
       order by z.at <-> st_setsrid(st_makepoint(
         g.west + (c.cell % g.columns + 0.5) * g.step_lng, g.south + (c.cell / g.columns + 0.5) * g.step_lat), 4326)::geography
       limit 1)
     from coverage_grids g where g.id = $1 and c.grid_id = $1`,
    [id],
  );
  await db.query(`update coverage_grids set made_at = $2 where id = $1`, [id, now]);
}

export interface LoadedGrid {
  readonly raster: CoverageRaster;
  readonly cells: number[];
  readonly people: number[];
  readonly zoneOf: number[];
  readonly zones: { names: Record<string, string>; at: [number, number] }[];
}

/** A whole grid, cells in rising order. */
export async function loadGrid(db: Db, id: string): Promise<LoadedGrid | undefined> {
  const grids = await db.query<CoverageRaster>(
    `select west, south, step_lng as "stepLng", step_lat as "stepLat", columns, rows from coverage_grids where id = $1`,
    [id],
  );
  const raster = grids.rows[0];
  if (raster === undefined) return undefined;
  const { rows: places } = await db.query<{ cell: number; people: number; zone: number }>(
    `select cell, people, coalesce(zone, 0) as zone from coverage_cells where grid_id = $1 order by cell`,
    [id],
  );
  const { rows: zones } = await db.query<LoadedGrid["zones"][number]>(
    `select names, jsonb_build_array(st_x(at::geometry), st_y(at::geometry)) as at from coverage_zones where grid_id = $1 order by zone`,
    [id],
  );
  return {
    raster,
    cells: places.map((place) => place.cell),
    people: places.map((place) => place.people),
    zoneOf: places.map((place) => place.zone),
    zones,
  };
}
