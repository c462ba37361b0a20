import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { importMap, UnusableExtract } from "@najda/geo/import";
import { ConfigFault, readConfig } from "./config.ts";
import { migrate } from "./infra/migrate.ts";
import { openLog } from "./infra/log.ts";
import { openPool } from "./infra/pool.ts";
import { CannotStart } from "./infra/postgres-cannot-start.ts";
import { startEmbeddedPostgres } from "./infra/postgres-embedded.ts";
import { faultOfStart } from "./start-faults.ts";

const usage = "npm run import-map -- REGION.osm.pbf [--name NAME] [--keeps-left]";

/** Reads an OpenStreetMap extract into PostGIS and puts it in use; a running installation changes over by itself. */
async function main(words: readonly string[]): Promise<void> {
  const config = readConfig(process.env);
  const { file, name, keepsTo } = readWords(words);
  if (!(await stat(file).catch(() => undefined))?.isFile()) throw new CannotStart(`There is no file ${file}. ${usage}`);
  const embedded = config.DATABASE_URL === undefined ? await startEmbeddedPostgres({ folder: config.DATA_FOLDER, log: () => undefined }) : undefined;
  const databaseUrl = config.DATABASE_URL ?? embedded!.url;
  // Long statements are expected here: this pool has no limits of the API's kind.
  const pool = openPool({ url: databaseUrl, log: openLog("silent"), size: 2, name: "najda import", patient: true });
  const started = Date.now();
  try {
    await migrate(databaseUrl);
    const map = await importMap(pool, { file, name: name ?? basename(file, ".osm.pbf"), keepsTo, onProgress: showProgress, onGoingOn: sayGoingOn });
    console.log(`\n${name ?? basename(file, ".osm.pbf")} is in use: ${map.counts.streets} streets, ${map.counts.addresses} addresses (${Math.round((Date.now() - started) / 100) / 10} s).`);
  } catch (error) {
    const sentence = error instanceof UnusableExtract ? error.message : faultOfStart(error, config);
    if (sentence === undefined) throw error;
    console.error(`\n${sentence} The map in use is unchanged.`);
    process.exitCode = 1;
  } finally {
    await pool.end();
    await embedded?.stop();
  }
}

const sayGoingOn = (rows: number): void => console.log(`Going on where an earlier import of this file stopped: ${rows.toLocaleString("en")} rows are in.`);

/** One line that moves on a terminal, a line per tenth elsewhere. */
function showProgress(share: number): void {
  const tenth = Math.floor(share * 10);
  if (process.stdout.isTTY) process.stdout.write(`\r[${"#".repeat(tenth * 2).padEnd(20, "-")}] ${Math.round(share * 100)} %`);
  else if (tenth > shown) console.log(`${tenth * 10} %`);
  shown = Math.max(shown, tenth);
}
let shown = 0;

function readWords(words: readonly string[]) {
  const { values, positionals } = wordsOf(words);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CannotStart(`Say which file: ${usage}`);
  return { file, name: values.name, keepsTo: values["keeps-left"] === true ? ("left" as const) : undefined };
}

function wordsOf(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: { name: { type: "string" }, "keeps-left": { type: "boolean" } }, allowPositionals: true });
  } catch (error) {
    throw new CannotStart(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConfigFault) && !(error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exit(1);
}
