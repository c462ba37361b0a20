import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { asDb } from "../../server/src/infra/pool.ts";
import { median, quantile, short } from "./figures.ts";
import { startBare, startDatabase, startNode, type Program } from "./installation.ts";
import { buildTown, rowDelays, type BenchTown } from "./town.sql.ts";
import { openTraffic, type Traffic } from "./traffic.ts";

/**
 * From a crew's report to every console: 1,000 units that report once a second, 20 consoles that look at all of them.
 *
 *   node load-tests/bench/report-to-console.ts [--units N] [--consoles N] [--seconds N] [--runs N]
 *
 * Latency is from the sending to each console's receipt, in this process, by one clock; a beat of 200 ms is in it. The
 * bare part is bare-relay.ts: Socket.IO alone, with the same beat.
 */
const figures = {
  p50Ms: "report to every console, p50, ms",
  p99Ms: "report to every console, p99, ms",
  maxMs: "report to every console, longest, ms",
  arrivedPercent: "arrived, % of reports times consoles",
  corePercent: "server's process, % of a core",
  rowP50Ms: "report to row in PostGIS, p50, ms",
  rowP99Ms: "report to row in PostGIS, p99, ms",
};
type Figure = keyof typeof figures;
export type ReportToConsole = Readonly<Record<Figure, number>>;
const isFigure = (name: string): name is Figure => Object.hasOwn(figures, name);
const names = Object.keys(figures).filter(isFigure);

interface Size {
  readonly units: number;
  readonly consoles: number;
  readonly seconds: number;
  readonly runs: number;
}

const usual: Size = { units: 1_000, consoles: 20, seconds: 10, runs: 5 };

export async function reportToConsole(size: Size = usual): Promise<{ najda: ReportToConsole; bare: ReportToConsole }> {
  const database = await startDatabase();
  try {
    const town = await buildTown(asDb(database.pool), { units: size.units, desks: size.consoles });
    const najda = await openSide({ program: await startNode(database.url), town, delays: () => rowDelays(asDb(database.pool)) });
    const bare = await openSide({ program: await startBare("bare-relay.ts"), town, delays: async () => [] });
    try {
      return await inTurns(size, { najda, bare });
    } finally {
      await Promise.all([najda.close(), bare.close()]);
    }
  } finally {
    await database.stop();
  }
}

/** Takes turns, so that both sides meet the same machine. */
async function inTurns({ runs, seconds }: Size, { najda, bare }: { najda: Side; bare: Side }): Promise<{ najda: ReportToConsole; bare: ReportToConsole }> {
  const measured: { najda: ReportToConsole[]; bare: ReportToConsole[] } = { najda: [], bare: [] };
  for (let run = 0; run < runs; run += 1) {
    measured.najda.push(await measure(najda, seconds));
    measured.bare.push(await measure(bare, seconds));
  }
  return { najda: medians(measured.najda), bare: medians(measured.bare) };
}

/** A program with its crews and consoles connected and warmed up. */
interface Side {
  readonly program: Program;
  readonly traffic: Traffic;
  readonly delays: () => Promise<number[]>;
  close(): Promise<void>;
}

async function openSide({ program, town, delays }: Pick<Side, "program" | "delays"> & { town: BenchTown }): Promise<Side> {
  const traffic = await openTraffic(program.url, town);
  // The first seconds are the compiler's.
  await traffic.run(3);
  const close = (): Promise<void> => {
    traffic.close();
    return program.stop();
  };
  return { program, traffic, delays, close };
}

const medians = (runs: readonly ReportToConsole[]): ReportToConsole => {
  const of = (name: Figure): number => median(runs.map((run) => run[name]));
  return {
    p50Ms: of("p50Ms"),
    p99Ms: of("p99Ms"),
    maxMs: of("maxMs"),
    arrivedPercent: of("arrivedPercent"),
    corePercent: of("corePercent"),
    rowP50Ms: of("rowP50Ms"),
    rowP99Ms: of("rowP99Ms"),
  };
};

async function measure({ program, traffic, delays }: Side, seconds: number): Promise<ReportToConsole> {
  const before = await program.cpuSeconds();
  const startedAt = performance.now();
  const rows = sampleEachSecond(seconds, delays);
  const { latencies, expected } = await traffic.run(seconds);
  const elapsedSeconds = (performance.now() - startedAt) / 1_000;
  const cpu = (await program.cpuSeconds()) - before;
  const rowMs = await rows;
  return {
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    maxMs: quantile(latencies, 1),
    arrivedPercent: (latencies.length / expected) * 100,
    corePercent: (cpu / elapsedSeconds) * 100,
    rowP50Ms: quantile(rowMs, 0.5),
    rowP99Ms: quantile(rowMs, 0.99),
  };
}

async function sampleEachSecond(seconds: number, look: () => Promise<number[]>): Promise<number[]> {
  const samples: number[] = [];
  for (let second = 0; second < seconds; second += 1) {
    await pause(1_000);
    samples.push(...(await look()));
  }
  return samples;
}

async function main(): Promise<void> {
  const option = { type: "string" } as const;
  const { values } = parseArgs({ options: { units: option, consoles: option, seconds: option, runs: option } });
  const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  const size = { ...usual, ...given };
  const { najda, bare } = await reportToConsole(size);
  console.log(`${size.units} units once a second, ${size.consoles} consoles that see all of them, medians of ${size.runs} runs of ${size.seconds} s`);
  for (const name of names) {
    const ratio = Number.isNaN(bare[name]) ? "" : `   bare ${short(bare[name])}   ratio ${short(najda[name] / bare[name])}`;
    console.log(`${figures[name].padEnd(40)} ${short(najda[name]).padStart(7)}${ratio}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
