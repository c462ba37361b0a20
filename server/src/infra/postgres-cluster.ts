import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { own, under } from "./postgres-account.ts";
import { type PostgresBinaries, findPostgres, program } from "./postgres-binaries.ts";
import { CannotStart } from "./postgres-cannot-start.ts";
import { howToGetPostgres } from "./postgres-how-to-get.ts";
import type { Place } from "./postgres-place.ts";

/** The passwords of the place, made once and readable for PostgreSQL's account alone. */
export interface Passwords {
  readonly superuser: string;
  readonly app: string;
}

/** The programs for this place: those that wrote the cluster, or the newest for a new one. */
export function chooseBinaries(place: Place): PostgresBinaries {
  const installed = findPostgres();
  const version = join(place.folder, "cluster", "PG_VERSION");
  if (!existsSync(version)) {
    const [newest] = installed;
    if (newest === undefined) throw new CannotStart(`PostgreSQL with PostGIS is missing: ${howToGetPostgres()}  or set DATABASE_URL to one.`);
    return newest;
  }
  const major = Number(readFileSync(version, "utf8"));
  const same = installed.find((binaries) => binaries.major === major);
  if (same !== undefined) return same;
  const others = installed.map((binaries) => binaries.major).join(", ") || "none";
  throw new CannotStart(
    `The database in ${place.folder} was written by PostgreSQL ${major}, of which the programs are missing (installed with PostGIS: ${others}): install PostgreSQL ${major} with PostGIS again, or follow "Upgrade" in docs/operations.md.`,
  );
}

/** Makes the cluster unless it is there. It gets its name only when it is whole, so an interrupted start leaves no half. */
export function ensureCluster(place: Place, binaries: PostgresBinaries): Passwords {
  const passwords = { superuser: password(place, "superuser-password"), app: password(place, "password") };
  const cluster = join(place.folder, "cluster");
  if (existsSync(join(cluster, "PG_VERSION"))) return passwords;
  const unfinished = join(place.folder, `cluster.${process.pid}`);
  rmSync(unfinished, { recursive: true, force: true });
  const initdb = under(place.account, [
    program(binaries, "initdb"),
    `--pgdata=${unfinished}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${join(place.folder, "superuser-password")}`,
    "--data-checksums",
    "--encoding=UTF8",
    ...localeArguments(),
  ]);
  const done = spawnSync(initdb.file, initdb.args, { ...initdb, cwd: place.folder, encoding: "utf8" });
  if (done.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new CannotStart(`The database can't be made in ${place.folder}: ${complaint(done.stderr || String(done.error))}`);
  }
  renameSync(unfinished, cluster);
  own(place.folder, place.account);
  return passwords;
}

/** Without a locale of its own the cluster would take the caller's, and be SQL_ASCII where LANG is not set. */
function localeArguments(): string[] {
  if (process.platform === "linux") return ["--locale=C.UTF-8"];
  // Untried: macOS knows no C.UTF-8, Windows has its own names. Sorting stays by code point everywhere.
  return process.platform === "darwin" ? ["--locale=C", "--lc-ctype=en_US.UTF-8"] : ["--locale=C"];
}

function password(place: Place, name: string): string {
  const file = join(place.folder, name);
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
    if (place.account.kind === "switched") chownSync(file, place.account.uid, place.account.gid);
  }
  return readFileSync(file, "utf8").trim();
}

function complaint(said: string): string {
  const lines = said.split("\n").filter(Boolean);
  return lines.find((line) => /error|could not|FATAL/.test(line)) ?? lines.at(-1) ?? "initdb said nothing";
}
