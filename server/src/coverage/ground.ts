import { randomUUID } from "node:crypto";
import { type Cover, type Coverer, cellNumber, cellOf, createCoverer, reach, type SlowZone, type StreetGraph, withSlowZones } from "@najda/geo";
import { currentMap, loadGraph } from "@najda/geo/postgis";
import type { CoverageGrid, Db, LngLat } from "@najda/protocol";
import { inTransaction, type Pool } from "../infra/pool.ts";
import { fillFromBuildings, fillFromCells, findGrid, finishGrid, type GridSource, insertGrid, loadGrid, type LoadedGrid, lockGrids } from "./population.sql.ts";
import { peopleByCell, type PopulationFile } from "./population-file.ts";

/** Within how many seconds each place should be reached, where they differ. */
export interface PlaceLimits {
  /** Differs when the limits do. */
  readonly id: string;
  readonly longestSeconds: number;
  /** Of each place of the grid. */
  readonly seconds: Float32Array;
}

/** The map, its streets and its people: all that does not move. */
export interface Ground extends LoadedGrid {
  readonly mapId: string;
  readonly gridId: string;
  /** Under the closures and slow zones of the moment. */
  readonly graph: StreetGraph;
  readonly shown: CoverageGrid;
  /** What is reached from a place within so many seconds, or within what each place allows. */
  cover(from: LngLat, limit: number | PlaceLimits): Cover;
  /** The same ground under other closures and slow zones. */
  under(zones: readonly SlowZone[]): Ground;
}

/** Positions that share a cell of this resolution (65 m across) share what they reach. */
const sharedResolution = 10;
const mostRemembered = 5_000;
/** A map on which fewer of the cells with streets have people knows no houses: what it said would be wrong. */
const leastLivedShare = 0.02;

/** The ground of the map in use, its people counted first where nobody has yet; undefined without a map or without houses on it. */
export async function openGround(pool: Pool, db: Db, { file, now }: { file: PopulationFile | undefined; now: Date }): Promise<Ground | undefined> {
  const map = await currentMap(db);
  const streets = map && (await loadGraph(db));
  if (map === undefined || streets === undefined || streets.mapId !== map.id) return undefined;
  const source = { mapId: map.id, bounds: map.bounds, source: file === undefined ? ("buildings" as const) : ("file" as const), sourceHash: file?.hash ?? "" };
  const gridId = (await findGrid(db, source)) ?? (await makeGrid(pool, { ...source, id: randomUUID() }, { file, now }));
  const grid = await loadGrid(db, gridId);
  if (grid === undefined || grid.cells.length === 0) return undefined;
  if (file === undefined && grid.cells.length < leastLivedShare * cellsWithStreets(grid, streets.graph)) return undefined;
  const coverer = createCoverer({ raster: grid.raster, cells: grid.cells, graph: streets.graph });
  const under = (zones: readonly SlowZone[]): Ground => {
    const graph = withSlowZones(streets.graph, zones);
    return { ...grid, mapId: map.id, gridId, graph, cover: remembering(graph, coverer), shown: shownGrid(gridId, grid, source.source), under };
  };
  return under([]);
}

function cellsWithStreets({ raster }: LoadedGrid, { shape }: StreetGraph): number {
  const cells = new Set<number>();
  for (let at = 0; at < shape.length; at += 2) cells.add(cellNumber(raster, shape[at]! / 1e7, shape[at + 1]! / 1e7));
  return cells.size;
}

/** Once for all nodes: whoever comes second finds the grid of the first. */
async function makeGrid(pool: Pool, source: GridSource, { file, now }: { file: PopulationFile | undefined; now: Date }): Promise<string> {
  return inTransaction(pool, async (db) => {
    await lockGrids(db);
    const made = await findGrid(db, source);
    if (made !== undefined) return made;
    const raster = await insertGrid(db, source);
    if (file === undefined) await fillFromBuildings(db, source);
    else await fillFromCells(db, source.id, peopleByCell(file.text, raster));
    await finishGrid(db, { id: source.id, mapId: source.mapId, now });
    return source.id;
  });
}

function remembering(graph: StreetGraph, coverer: Coverer): Ground["cover"] {
  const known = new Map<string, Cover>();
  return (from, limit) => {
    const same = typeof limit === "number";
    const key = `${cellOf(from, sharedResolution)} ${same ? limit : limit.id}`;
    let cover = known.get(key);
    if (cover === undefined) {
      cover = same ? coverer(reach(graph, from, limit), limit) : coverer(reach(graph, from, limit.longestSeconds), limit.seconds);
      known.set(key, cover);
      const [oldest] = known.keys();
      if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest);
    }
    return cover;
  };
}

/** Where a unit is, as far as coverage can tell two places apart. */
export const placeKey = (at: LngLat): string => cellOf(at, sharedResolution);

function shownGrid(id: string, { raster, cells, people }: LoadedGrid, source: CoverageGrid["source"]): CoverageGrid {
  const { west, south, stepLng, stepLat, columns } = raster;
  const everybody = people.reduce((sum, each) => sum + each, 0);
  return { id, west, south, stepLng, stepLat, columns, cells, people: Math.round(everybody), source, estimate: true };
}
