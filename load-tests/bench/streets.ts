import { existsSync } from "node:fs";
import { join } from "node:path";
import { importMap } from "../../geo/src/import/index.ts";
import { readExtract } from "../../geo/src/import/read-extract.ts";
import { buildGraph, car, type StreetGraph } from "../../geo/src/index.ts";
import { openLog } from "../../server/src/infra/log.ts";
import { asDb, openPool } from "../../server/src/infra/pool.ts";
import { openStreets } from "../../server/src/streets/streets.ts";
import { type BenchDatabase, startDatabase } from "./installation.ts";
import { quantile } from "./figures.ts";
import { timed, type Measured } from "./measured.ts";
import { type Agreement, agreement } from "./streets-agreement.ts";
import { addPgrouting, loadEdges, pgroutingTimes } from "./streets-pgrouting.sql.ts";
import { seeded, somePlaces } from "./streets-places.ts";
import { startValhalla } from "./streets-valhalla.ts";

/** An extract of Porto's roads, or whatever `BENCH_EXTRACT` names. Real extracts are not part of the project. */
const extract = process.env["BENCH_EXTRACT"] ?? join(import.meta.dirname, "../../../shared/data/map/porto-roads.osm.pbf");
const seed = 20261121;
const usual = { runs: 3, tries: 100, valhallaTries: 30, pgroutingTries: 10, incidents: 500 };

/**
 * Travel times from units anywhere in an extract to one incident: as the server answers them, through its search
 * thread, beside Valhalla's matrix and pgRouting in turns; then who is chosen, and what that costs by Valhalla's times.
 */
export async function streets(sizes = usual): Promise<Measured[]> {
  if (!existsSync(extract)) throw new Error(`BENCH_EXTRACT names no file: ${extract}`);
  const { pieces, bans, signals } = await readExtract({ file: extract }, { take: () => Promise.resolve(), profile: car });
  const graph = buildGraph(pieces, { bans, signals, profile: car });
  const database = await startDatabase();
  const valhalla = await startValhalla(extract);
  const thread = await openSearch(database);
  try {
    await asSuperuser(database, (db) => addPgrouting(db));
    await loadEdges(asDb(database.pool), graph);
    const sides = sidesOf({ graph, database, thread, valhalla });
    const took: Record<string, number[][]> = {};
    for (const side of Object.values(sides)) await timed(10, side);
    for (let run = 0; run < sizes.runs; run++) {
      for (const [name, side] of Object.entries(sides)) {
        const tries = name === "valhalla" ? sizes.valhallaTries : name === "pgrouting" ? sizes.pgroutingTries : sizes.tries;
        (took[name] ??= []).push(await timed(tries, side));
      }
    }
    const of = (name: string, share: number): number => quantile((took[name] ?? []).map((run) => quantile(run, share)), 0.5);
    const { byRoutes, byMatrix } = await agreement(graph, valhalla, { incidents: sizes.incidents, seed: seed + 1 });
    return [
      { what: "50 units to 1 incident, beside Valhalla's matrix, p50", unit: "ms", najda: of("fifty", 0.5), bare: of("valhalla", 0.5) },
      { what: "50 units to 1 incident, beside Valhalla's matrix, p99", unit: "ms", najda: of("fifty", 0.99), bare: of("valhalla", 0.99) },
      { what: "50 units to 1 incident, beside pgRouting, p50", unit: "ms", najda: of("fifty", 0.5), bare: of("pgrouting", 0.5) },
      { what: "1,000 units to 1 incident, beside 50 units, p50", unit: "ms", najda: of("thousand", 0.5), bare: of("fifty", 0.5) },
      { what: "1,000 units to 1 incident, beside 50 units, p99", unit: "ms", najda: of("thousand", 0.99), bare: of("fifty", 0.99) },
      ...choices(byRoutes, "the times of Valhalla's routes"),
      ...choices(byMatrix, "Valhalla's quickest matrix"),
    ];
  } finally {
    await thread.stop();
    valhalla.stop();
    await database.stop();
  }
}

const choices = ({ incidents, best, bestThree, meanLossSeconds, worstLossSeconds, ratioMedian }: Agreement, by: string): Measured[] => [
  { what: `chosen unit is the best of ${incidents} incidents, by ${by}`, unit: "%", najda: best * 100 },
  { what: `chosen unit is among the best three, by ${by}`, unit: "%", najda: bestThree * 100 },
  { what: `what the choice loses, mean, by ${by}`, unit: "s", najda: meanLossSeconds },
  { what: `what the choice loses, worst, by ${by}`, unit: "s", najda: worstLossSeconds },
  { what: `our time, median, of ${by}`, unit: "%", najda: ratioMedian * 100 },
];

interface Engines {
  graph: StreetGraph;
  database: BenchDatabase;
  thread: Awaited<ReturnType<typeof openSearch>>;
  valhalla: Awaited<ReturnType<typeof startValhalla>>;
}

/** The same places for all of them, one after the other. */
function sidesOf({ graph, database, thread, valhalla }: Engines) {
  const random = seeded(seed);
  const places = somePlaces(graph, random);
  const junctions = (count: number) => Array.from({ length: count }, () => Math.floor(random() * graph.junctions));
  const search = async (units: number): Promise<void> => {
    const [incident, ...from] = places(units + 1) as [[number, number], ...[number, number][]];
    const times = await thread.travelTimes(incident, from);
    if (times.filter(({ by }) => by === "streets").length < units / 2) throw new Error("the streets were not found");
  };
  return {
    fifty: () => search(50),
    thousand: () => search(1000),
    valhalla: async () => {
      const [incident, ...from] = places(51) as [[number, number], ...[number, number][]];
      await valhalla.matrix(from, incident);
    },
    pgrouting: async () => {
      const [to = 0, ...from] = junctions(51);
      if ((await pgroutingTimes(asDb(database.pool), from, to)) < 25) throw new Error("pgRouting found no ways");
    },
  };
}

async function asSuperuser(database: BenchDatabase, work: (db: ReturnType<typeof asDb>) => Promise<void>): Promise<void> {
  const pool = openPool({ url: database.superuserUrl, log: openLog("silent"), size: 1, name: "najda bench set-up" });
  await work(asDb(pool));
  await pool.end();
}

/** The map imported and its streets opened as a server does. */
async function openSearch(database: BenchDatabase) {
  const log = openLog("silent");
  const pool = openPool({ url: database.url, log, size: 2, name: "najda bench import", patient: true });
  await importMap(pool, { file: extract, name: "bench" });
  const streetsInUse = await openStreets({ databaseUrl: database.url, pool, log, patienceMs: 10_000 });
  return { ...streetsInUse, stop: () => streetsInUse.stop().then(() => pool.end()) };
}
