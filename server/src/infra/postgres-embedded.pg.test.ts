import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./postgres-embedded.ts";
import { isAlive } from "./postgres-leftovers.ts";

let parent: string;
/** As a checkout may be called: a space, and letters that are not ASCII. */
let folder: string;
const said: string[] = [];
const atTheEnd: (() => Promise<unknown>)[] = [];
const log = (line: string): void => void said.push(line);

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), `najda-test-${process.pid}-`));
  chmodSync(parent, 0o755);
  folder = join(parent, "مجلد نجدة", ".data");
  said.length = 0;
});
afterEach(async () => {
  for (const stop of atTheEnd.splice(0)) await stop();
  rmSync(parent, { recursive: true, force: true });
});

async function ask(url: string, text: string): Promise<Record<string, unknown>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows[0] ?? {};
  } finally {
    await client.end();
  }
}

/** NaN while there is no such file, which is so for a moment when a PostgreSQL starts again. */
function postmasterPid(): number {
  const file = join(folder, "postgres/cluster/postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : NaN;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(20);
}

async function startHere(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ folder, log });
  atTheEnd.push(() => postgres.stop());
  return postgres;
}

/** Another process that has the private PostgreSQL, without a locale. */
async function startElsewhere(): Promise<{ url: string; kill(signal: NodeJS.Signals): Promise<void> }> {
  const { LANG: _lang, LC_ALL: _all, ...env } = process.env;
  const host = join(import.meta.dirname, "../../test/postgres-host.ts");
  const child = spawn(process.execPath, [host, folder], { env, stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "exit");
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  atTheEnd.push(() => kill("SIGKILL"));
  child.stdout.setEncoding("utf8");
  const [line]: unknown[] = await once(child.stdout, "data");
  return { url: String(line).trim(), kill };
}

test("a new installation has a database in UTF-8 with checksums, its extensions, and passwords nobody else can read", async () => {
  const other = await startElsewhere();
  expect(
    await ask(
      other.url,
      `select current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
        upper('é') as upper, (select array_agg(extname::text order by extname) from pg_extension) as extensions`,
    ),
  ).toEqual({ encoding: "UTF8", checksums: "on", upper: "É", extensions: ["btree_gist", "pg_trgm", "plpgsql", "postgis"] });
  for (const name of ["password", "superuser-password", "owner.json"]) expect(statSync(join(folder, "postgres", name)).mode & 0o077).toBe(0);
  await expect(ask(other.url.replace(/:[^:@]+@/, ":wrong@"), "select")).rejects.toThrow("password authentication failed");
  await other.kill("SIGINT");
});

test("a server killed with signal 9 takes its PostgreSQL along, and the next start finds what was committed", async () => {
  const other = await startElsewhere();
  await ask(other.url, "create table calls as select 1 as taken");
  const postmaster = postmasterPid();
  await other.kill("SIGKILL");
  await until(() => !isAlive(postmaster));
  const postgres = await startHere();
  expect(await ask(postgres.url, "select taken from calls")).toEqual({ taken: 1 });
});

test("whoever comes second is a guest, and leaves the database running", async () => {
  const postgres = await startHere();
  const guest = await startHere();
  expect(guest).toMatchObject({ url: postgres.url, sharedWith: process.pid });
  await guest.stop();
  expect(await ask(postgres.url, "select 1 as alive")).toEqual({ alive: 1 });
});

test("two that start at the same moment share one database", async () => {
  const [one, other] = await Promise.all([startElsewhere(), startElsewhere()]);
  expect(one.url).toBe(other.url);
});

test("a PostgreSQL that dies is started again at the same address", async () => {
  const postgres = await startHere();
  const before = postmasterPid();
  process.kill(before, "SIGKILL");
  await until(() => said.some((line) => line.includes("ended unexpectedly (SIGKILL)")));
  await until(() => postmasterPid() > 0 && postmasterPid() !== before);
  await expect.poll(() => ask(postgres.url, "select 1 as alive").catch(() => undefined)).toEqual({ alive: 1 });
});

test("a process number that meanwhile belongs to another program stops nobody from starting", async () => {
  const postgres = await startHere();
  const file = join(folder, "postgres/cluster/postmaster.pid");
  const lines = readFileSync(file, "utf8").split("\n");
  await postgres.stop();
  writeFileSync(file, [process.ppid, ...lines.slice(1)].join("\n"), { mode: 0o600 });
  const { uid, gid } = statSync(join(folder, "postgres"));
  chownSync(file, uid, gid);
  const again = await startHere();
  expect(await ask(again.url, "select 1 as alive")).toEqual({ alive: 1 });
});

test("data of another PostgreSQL is left alone, and the sentence says what to install", async () => {
  const postgres = await startHere();
  await postgres.stop();
  writeFileSync(join(folder, "postgres/cluster/PG_VERSION"), "9\n");
  await expect(startEmbeddedPostgres({ folder, log })).rejects.toThrow(/written by PostgreSQL 9, .* install PostgreSQL 9 with PostGIS again/);
});

test.runIf(process.getuid?.() === 0)("root's checkout in a folder that nobody else can enter works as well, and says how", async () => {
  mkdirSync(join(parent, "مجلد نجدة"), { mode: 0o700 });
  const postgres = await startHere();
  expect(said.join()).toMatch(/no other account can reach/);
  expect(await ask(postgres.url, "select 1 as alive")).toEqual({ alive: 1 });
});
