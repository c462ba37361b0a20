import { existsSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { importMap } from "@najda/geo/import";
import { tile } from "@najda/geo/postgis";
import { asDb } from "../../server/src/infra/pool.ts";
import { tileMemory } from "../../server/src/edge/tile-memory.ts";
import { buildDemoCity, demoCity } from "@najda/geo/demo-city";
import { forgetTiles, plainTile, randomPlaces } from "./map-tiles.sql.ts";
import { median, quantile } from "./figures.ts";
import { startDatabase } from "./installation.ts";
import type { Measured } from "./measured.ts";

const extract = join(import.meta.dirname, "../../../shared/data/map/liechtenstein-2021.osm.pbf");
const runs = 5;
const tries = 200;

/**
 * Tiles of zoom 14 where people live: made by PostGIS, read back from the table, and answered from the node's memory.
 * Measured in the process that serves them, without HTTP; its own loop is watched meanwhile.
 */
export async function mapTiles(): Promise<Measured[]> {
  const database = await startDatabase();
  const db = asDb(database.pool);
  const isReal = existsSync(extract);
  await importMap(db, isReal ? { file: extract, name: "Liechtenstein" } : { bytes: buildDemoCity().pbf, name: demoCity.name.en });
  const where = isReal ? "Liechtenstein" : "demo city";
  const places = (await randomPlaces(db, tries)).map((at) => tileAt(14, at));
  const made: number[][] = [];
  const bare: number[][] = [];
  const kept: number[][] = [];
  const remembered: number[][] = [];
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const timed = async (step: (at: (typeof places)[number]) => Promise<unknown>): Promise<number[]> => {
    const took: number[] = [];
    for (const at of places) {
      const began = performance.now();
      await step(at);
      took.push(performance.now() - began);
    }
    return took;
  };
  for (const at of places) await tile(db, at);
  loop.enable();
  for (let run = 0; run < runs; run += 1) {
    const uncached: number[] = [];
    for (const at of places) {
      await forgetTiles(db);
      const began = performance.now();
      const { kept } = await tile(db, at);
      uncached.push(performance.now() - began);
      await kept;
    }
    made.push(uncached);
    bare.push(await timed((at) => plainTile(db, at)));
    for (const at of places) await (await tile(db, at)).kept;
    kept.push(await timed((at) => tile(db, at)));
    const memory = tileMemory(db);
    for (const at of places) await memory.get(at);
    remembered.push(await timed((at) => memory.get(at)));
  }
  loop.disable();
  await database.stop();
  const of = (all: number[][], share: number): number => median(all.map((one) => quantile(one, share)));
  const row = (what: string, all: number[][], plain?: number[][]): Measured[] =>
    [0.5, 0.99].map((share) => ({ what: `tile of zoom 14, ${where}, ${what}, p${share * 100}`, unit: "ms", najda: of(all, share), bare: plain && of(plain, share) }));
  return [
    ...row("made and kept", made, bare),
    ...row("from the table", kept),
    ...row("from memory", remembered),
    { what: "the loop's delay meanwhile, p99", unit: "ms", najda: loop.percentile(99) / 1e6 },
  ];
}

function tileAt(z: number, [lng, lat]: [number, number]): { z: number; x: number; y: number } {
  const angle = (lat * Math.PI) / 180;
  return { z, x: Math.floor(((lng + 180) / 360) * 2 ** z), y: Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** z) };
}
