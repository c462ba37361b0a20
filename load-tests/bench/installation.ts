import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { migrate } from "../../server/src/infra/migrate.ts";
import { openLog } from "../../server/src/infra/log.ts";
import { openPool, type Pool } from "../../server/src/infra/pool.ts";
import { startEmbeddedPostgres } from "../../server/src/infra/postgres-embedded.ts";

const here = import.meta.dirname;

/** A program of its own process, which tells its address on its first line that holds one. */
export interface Program {
  readonly url: string;
  /** Processor time since its start, in seconds. */
  cpuSeconds(): Promise<number>;
  stop(): Promise<void>;
}

/** A private database with the schema, and nothing in it. */
export interface BenchDatabase {
  readonly url: string;
  readonly pool: Pool;
  /** The same database for the one who may add extensions. */
  readonly superuserUrl: string;
  stop(): Promise<void>;
}

export async function startDatabase(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "najda-bench-"));
  // Passable, or root could not hand it to PostgreSQL's account.
  chmodSync(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ folder, log: () => undefined });
  await migrate(postgres.url);
  const pool = openPool({ url: postgres.url, log: openLog("silent"), size: 4, name: "najda bench" });
  return {
    url: postgres.url,
    pool,
    superuserUrl: postgres.superuserUrl.replace(/\/postgres(?=\?|$)/, new URL(postgres.url).pathname),
    async stop() {
      await pool.end();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server as it runs, one node. */
export const startNode = (databaseUrl: string): Promise<Program> =>
  start([join(here, "../../server/src/main.ts")], { DATABASE_URL: databaseUrl, PORT: "0", LOG_LEVEL: "error" });

/** A program of this folder that a figure is compared with. */
export const startBare = (name: string, words: readonly string[] = []): Promise<Program> => start([join(here, name), ...words], {});

async function start([file = "", ...words]: readonly string[], environment: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, [file, ...words], { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "inherit"] });
  const url = await addressOf(child, file);
  return {
    url,
    async cpuSeconds() {
      const metrics = await (await fetch(`${url}/metrics`)).text();
      return Number(/^process_cpu_seconds_total (\S+)/m.exec(metrics)?.[1]);
    },
    async stop() {
      if (child.exitCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    },
  };
}

function addressOf(child: ChildProcess, file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code} before it told its address`)));
    if (child.stdout === null) return;
    createInterface(child.stdout).on("line", (line) => {
      const [address] = /http:\/\/\S+?:\d+/.exec(line) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
}
