import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { asDb } from "../../server/src/infra/pool.ts";
import { assignmentToCrew } from "./assignment-to-crew.ts";
import { callAccepted } from "./call-accepted.ts";
import { coverage } from "./coverage.ts";
import { short } from "./figures.ts";
import { serverVersions } from "./fleet.sql.ts";
import { importingMaps } from "./import-map.ts";
import { startDatabase } from "./installation.ts";
import { loopDelay } from "./loop-delay.ts";
import { mapTiles } from "./map-tiles.ts";
import type { Measured } from "./measured.ts";
import { places } from "./places.ts";
import { recommendation } from "./recommendation.ts";
import { streets } from "./streets.ts";
import { reportToConsole } from "./report-to-console.ts";

/** Every measurement, in a file of its own; each figure is the median of 5 runs, with its bare part beside it. */
const measurements: Readonly<Record<string, () => Promise<Measured[]>>> = {
  recommendation: () => recommendation(),
  "import-map": () => importingMaps(),
  places: () => places(),
  coverage: () => coverage(),
  streets: () => streets(),
  "map-tiles": () => mapTiles(),
  "loop-delay": () => loopDelay(),
  "call-accepted": () => callAccepted(),
  "assignment-to-crew": () => assignmentToCrew(),
  "report-to-console": async () => {
    const { najda, bare } = await reportToConsole();
    return [
      { what: "report to every console, 1,000 units and 20 consoles, p50", unit: "ms", najda: najda.p50Ms, bare: bare.p50Ms },
      { what: "report to every console, 1,000 units and 20 consoles, p99", unit: "ms", najda: najda.p99Ms, bare: bare.p99Ms },
      { what: "the server's process meanwhile, of a core", unit: "%", najda: najda.corePercent, bare: bare.corePercent },
      { what: "age of the row in PostGIS, p50", unit: "ms", najda: najda.rowP50Ms },
      { what: "age of the row in PostGIS, p99", unit: "ms", najda: najda.rowP99Ms },
    ];
  },
};

const page = join(import.meta.dirname, "../../docs/benchmarks.md");
const [beginMark, endMark] = ["<!-- begin of what npm run bench wrote -->", "<!-- end of what npm run bench wrote -->"];

/** npm run bench -- [NAME or --only NAME] [--write]: prints the table; with --write also into docs/benchmarks.md. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: "string" }, write: { type: "boolean", default: false } } });
  const only = values.only ?? positionals[0];
  const wanted = Object.entries(measurements).filter(([name]) => only === undefined || name === only);
  if (wanted.length === 0) throw new Error(`there are only ${Object.keys(measurements).join(", ")}`);
  const machine = await describeMachine();
  const lines = ["| what | Najda | bare part | ratio |", "|---|---:|---:|---:|"];
  for (const [name, measure] of wanted) {
    console.log(`measuring ${name}`);
    for (const measured of await measure()) {
      lines.push(asLine(measured));
      console.log(lines.at(-1));
    }
  }
  console.log(machine);
  if (values.write) write([machine, "", ...lines]);
}

function asLine({ what, unit, najda, bare }: Measured): string {
  const withUnit = (value: number): string => `${short(value)} ${unit}`;
  return `| ${what} | ${withUnit(najda)} | ${bare === undefined ? "" : withUnit(bare)} | ${bare === undefined ? "" : short(najda / bare)} |`;
}

/** Figures mean nothing without it, and little where others worked on the machine meanwhile: so the load is told too. */
async function describeMachine(): Promise<string> {
  const [load = 0] = loadavg();
  const database = await startDatabase();
  const versions = await serverVersions(asDb(database.pool));
  await database.stop();
  const model = (cpus()[0]?.model ?? "unknown processor").trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores of ${model}, ${memory} GiB, ${type()} ${release()}, Node ${process.version}, ${versions}.`,
    `Clients, server and database share the machine; its load before the first run was ${load.toFixed(1)}.`,
  ].join(" ");
}

function write(lines: readonly string[]): void {
  const text = readFileSync(page, "utf8");
  const [before, rest] = text.split(beginMark);
  const after = rest?.split(endMark)[1];
  if (before === undefined || after === undefined) throw new Error(`${page} has lost the marks between which the figures stand`);
  writeFileSync(page, `${before}${beginMark}\n${lines.join("\n")}\n${endMark}${after}`);
}

await main();
