import { mkdirSync } from "node:fs";
import { ConfigFault, readConfig, type Config } from "./config.ts";
import { startDemoLife } from "./demo/life.ts";
import { becomeDemo } from "./demo/become-demo.ts";
import { isDemo } from "./demo/accounts.sql.ts";
import { migrate } from "./infra/migrate.ts";
import { requireFreePort } from "./infra/port-is-free.ts";
import { asDb, openPool } from "./infra/pool.ts";
import { openLog } from "./infra/log.ts";
import { CannotStart } from "./infra/postgres-cannot-start.ts";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./infra/postgres-embedded.ts";
import { addStartingLists } from "./installation/starting-lists.ts";
import { startServer } from "./server.ts";
import { faultOfStart } from "./start-faults.ts";

/** What people read while it starts; everything after that goes to the log. */
const say = (line: string) => console.log(line);

/**
 * Starts one node: the database (given or embedded), its schema, the demo city on a new folder, the server.
 * The first Ctrl-C drains and stops everything.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const stops: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const stopAll = () => (stopping ??= drain(stops));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => void stopAll().then(() => process.exit(0)));
  }
  try {
    await requireFreePort({ port: config.PORT, host: config.HOST });
    const embedded = config.DATABASE_URL === undefined ? await openEmbedded(config) : undefined;
    if (embedded !== undefined) stops.push(() => embedded.stop());
    const databaseUrl = config.DATABASE_URL ?? embedded!.url;
    await migrate(databaseUrl);
    const demo = await prepare(config, { databaseUrl, embedded: embedded !== undefined });
    if (stopping !== undefined) return;
    const running = await startServer({ config, databaseUrl, demo });
    stops.push(() => running.stop());
    say(demo ? demoWelcome(running.url) : `Najda is ready at ${running.url}`);
    if (demo && config.DEMO_LIFE && stopping === undefined) {
      const life = await startDemoLife(running);
      stops.push(() => life.stop());
    }
  } catch (error) {
    await stopAll();
    const sentence = faultOfStart(error, config);
    if (sentence === undefined) throw error;
    console.error(sentence);
    process.exit(1);
  }
}

function openEmbedded(config: Config): Promise<EmbeddedPostgres> {
  mkdirSync(config.DATA_FOLDER, { recursive: true });
  return startEmbeddedPostgres({ folder: config.DATA_FOLDER, log: say });
}

/** Code lists for every new installation; the demo only with the embedded database, and only on an empty one. */
async function prepare(config: Config, { databaseUrl, embedded }: { databaseUrl: string; embedded: boolean }): Promise<boolean> {
  const pool = openPool({ url: databaseUrl, log: openLog(config.LOG_LEVEL), size: 4, name: "najda start" });
  try {
    await addStartingLists(pool);
    if (!embedded) return false;
    if (await isDemo(asDb(pool))) return true;
    return config.DEMO && (await becomeDemo(pool, say));
  } finally {
    await pool.end();
  }
}

const demoWelcome = (url: string): string =>
  [
    "",
    `Najda is ready. This is a demo city; its accounts are shown on the sign-in page.`,
    `  Console    ${url}/`,
    `  Crews      ${url}/responder/`,
    `  Citizens   ${url}/citizen/`,
    `  Contract   ${url}/docs`,
    "Ctrl-C stops everything.",
  ].join("\n");

/** Last started, first stopped. */
async function drain(stops: (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops.reverse()) await stop().catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
}

process.on("unhandledRejection", (error) => {
  throw error;
});

try {
  await main();
} catch (error) {
  if (!(error instanceof ConfigFault) && !(error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exit(1);
}
