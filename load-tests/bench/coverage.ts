import { performance } from "node:perf_hooks";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { buildDemoCity } from "@najda/geo/demo-city";
import { importMap } from "@najda/geo/import";
import { coverCounts, peopleLost, reach } from "@najda/geo";
import { loadGraph } from "@najda/geo/postgis";
import type { LngLat } from "@najda/protocol";
import { coverageOf, suggestMoves, type Asked } from "../../server/src/coverage/compute.ts";
import { openGround, type Ground } from "../../server/src/coverage/ground.ts";
import { zoningOfMap } from "../../server/src/coverage/zoning.ts";
import type { PopulationFile } from "../../server/src/coverage/population-file.ts";
import { asDb } from "../../server/src/infra/pool.ts";
import { median } from "./figures.ts";
import { startDatabase } from "./installation.ts";
import type { Measured } from "./measured.ts";

const extracts = join(import.meta.dirname, "../../../shared/data/map");
const unitCount = 50;
const runs = 5;
/** Steps of a walk over all streets that meets no two neighbours: anywhere in the extract, the same at each run. */
const stride = 7919;

/**
 * Coverage of 50 units anywhere in the extract, every unit moved at once, in the thread's own code: searches, places,
 * counts, losses, zones. The bare part: the 50 searches alone. The real extracts (ODbL) lie beside the checkout;
 * where they are not, only the demo city is measured.
 */
export async function coverage(): Promise<Measured[]> {
  const real = ["liechtenstein-2021", "porto-roads"].map((name) => join(extracts, `${name}.osm.pbf`)).filter((file) => existsSync(file));
  const measured: Measured[] = [];
  for (const extract of [undefined, ...real]) measured.push(...(await coverageOn(extract)));
  return measured;
}

async function coverageOn(extract: string | undefined): Promise<Measured[]> {
  const database = await startDatabase();
  const db = asDb(database.pool);
  try {
    const name = extract === undefined ? "the demo city" : basename(extract, ".osm.pbf");
    await importMap(db, { ...(extract === undefined ? { bytes: buildDemoCity().pbf } : { file: extract }), name });
    const open = (file: PopulationFile | undefined): Promise<Ground | undefined> => openGround(database.pool, db, { file, now: new Date() });
    const ground = (await open(undefined)) ?? (await open(await peopleOnStreets(db)));
    if (ground === undefined) throw new Error(`${name} has no streets`);
    return measure(ground, name);
  } finally {
    await database.stop();
  }
}

/** An extract of roads alone has no houses: then people live along the streets. */
async function peopleOnStreets(db: ReturnType<typeof asDb>): Promise<PopulationFile | undefined> {
  const loaded = await loadGraph(db);
  if (loaded === undefined) return undefined;
  const { shape } = loaded.graph;
  const lines = Array.from({ length: shape.length / 2 }, (_, point) => `${shape[2 * point]! / 1e7},${shape[2 * point + 1]! / 1e7},4`);
  return { hash: "along the streets", text: lines.join("\n") };
}

function measure(ground: Ground, name: string): Measured[] {
  const everywhere = (seed: number): LngLat[] => Array.from({ length: unitCount }, (_, at) => onStreet(ground, (seed * unitCount + at) * stride));
  const asked = (places: readonly LngLat[]): Asked => ({
    centreId: "c", service: "ambulance", minutes: 8, now: 0, zoning: zoningOfMap(ground, 8),
    units: places.map((at, unit) => ({ unitId: String(unit), callSign: String(unit), centreId: "c", service: "ambulance", at, coveringAt: null })),
    sites: everywhere(1000).slice(0, 20).map((at, site) => ({ centreId: "c", service: "ambulance", name: String(site), names: null, at, isHome: site < 5 })),
  });
  // Once before, for the compiler; then each run with other places, so that nothing is remembered.
  const times = { all: [] as number[], bare: [] as number[], loss: [] as number[], moves: [] as number[] };
  for (let run = -1; run < runs; run++) {
    const question = asked(everywhere(run + 2));
    const bare = spent(() => question.units.forEach((unit) => reach(ground.graph, unit.at, 480)));
    const all = spent(() => coverageOf(ground, question));
    const covers = question.units.map((unit) => ground.cover(unit.at, 480));
    const loss = spent(() => {
      const counts = coverCounts(covers, ground.cells.length);
      for (const cover of covers) peopleLost(ground.people, counts, cover);
    });
    const moves = spent(() => suggestMoves(ground, question));
    if (run < 0) continue;
    for (const [key, value] of Object.entries({ all, bare, loss, moves })) times[key as keyof typeof times].push(value);
  }
  const what = `${name}, ${ground.cells.length.toLocaleString("en")} places`;
  return [
    { what: `coverage of ${unitCount} units, all moved, ${what}`, unit: "ms", najda: median(times.all), bare: median(times.bare) },
    { what: `what each of ${unitCount} costs in covered people, ${what}`, unit: "ms", najda: median(times.loss) },
    { what: `three move-ups among ${unitCount} units and 20 stations, ${what}`, unit: "ms", najda: median(times.moves) },
  ];
}

function onStreet({ graph: { shape } }: Ground, step: number): LngLat {
  const point = step % (shape.length / 2);
  return [shape[2 * point]! / 1e7, shape[2 * point + 1]! / 1e7];
}

function spent(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
