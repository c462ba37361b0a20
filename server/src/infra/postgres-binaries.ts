import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** A PostgreSQL of this machine that has PostGIS beside it. */
export interface PostgresBinaries {
  /** The folder that holds `initdb` and `postgres`. */
  readonly folder: string;
  readonly major: number;
}

/** `client_connection_check_interval`, which ends abandoned queries, exists from 14 on. */
export const oldestMajor = 14;

const windows = process.platform === "win32";
const exe = windows ? ".exe" : "";

/**
 * Every usable PostgreSQL with PostGIS, newest first. Debian and Ubuntu keep the programs off the PATH, so the
 * folders of the packagers are searched as well. Those of macOS and Windows follow their documentation, untried.
 */
export function findPostgres(): PostgresBinaries[] {
  const found = new Map<string, PostgresBinaries>();
  for (const folder of [...packagedFolders(), ...foldersOnThePath()]) {
    if (found.has(folder) || !["initdb", "postgres"].every((name) => existsSync(join(folder, name + exe)))) continue;
    const major = majorOf(folder);
    if (major !== undefined && major >= oldestMajor && hasPostgis(folder, major)) found.set(folder, { folder, major });
  }
  return [...found.values()].sort((a, b) => b.major - a.major);
}

/** The program's full path, never resolved through symlinks: some programs choose what they are by their name. */
export function program(binaries: PostgresBinaries, name: "initdb" | "postgres"): string {
  return join(binaries.folder, name + exe);
}

function packagedFolders(): string[] {
  if (windows) return below("C:\\Program Files\\PostgreSQL", /^\d+$/);
  if (process.platform === "darwin") {
    return ["/opt/homebrew/opt", "/usr/local/opt"].flatMap((opt) => below(opt, /^postgresql@\d+$/));
  }
  return [...below("/usr/lib/postgresql", /^\d+$/), ...below("/usr", /^pgsql-\d+$/)];
}

function below(parent: string, name: RegExp): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((entry) => name.test(entry))
    .map((entry) => join(parent, entry, "bin"));
}

function foldersOnThePath(): string[] {
  const said = windows ? ask("where", "initdb") : ask("which", "-a", "initdb");
  return said.split(/\r?\n/).filter(Boolean).map(dirname);
}

function majorOf(folder: string): number | undefined {
  const inThePath = /postgresql[/\\@](\d+)[/\\]bin$/i.exec(folder)?.[1];
  const major = inThePath ?? /\) (\d+)/.exec(ask(join(folder, `postgres${exe}`), "--version"))?.[1];
  return major === undefined ? undefined : Number(major);
}

function hasPostgis(folder: string, major: number): boolean {
  if (existsSync(`/usr/share/postgresql/${major}/extension/postgis.control`)) return true;
  const share = ask(join(folder, `pg_config${exe}`), "--sharedir") || join(folder, "..", "share");
  return existsSync(join(share, "extension", "postgis.control"));
}

function ask(file: string, ...question: string[]): string {
  const answer = spawnSync(file, question, { encoding: "utf8", timeout: 10_000, stdio: ["ignore", "pipe", "ignore"] });
  return answer.status === 0 ? answer.stdout.trim() : "";
}
