import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { applyMigration, openForMigrations } from "./migrations.sql.ts";
import { CannotStart } from "./postgres-cannot-start.ts";

/** One file of `server/migrations`: `NNNN_what.sql`. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** Tells a file that was changed after it had been applied; line endings don't count. */
  readonly hash: string;
}

const folder = join(import.meta.dirname, "../../migrations");

/**
 * Brings the schema up to date: every file that has not run yet, in the order of their numbers, each in its own
 * transaction. Forward only. Nodes that start together wait for one another. A database that is ahead of these
 * files is left alone: the older server runs on the newer schema until it is replaced.
 * @returns the names of the files that ran now
 */
export async function migrate(url: string, files: string = folder): Promise<string[]> {
  const applied: string[] = [];
  const database = await openForMigrations(url);
  try {
    for (const migration of readMigrations(files)) {
      if (await applyMigration(database, migration)) applied.push(migration.name);
    }
  } finally {
    await database.end();
  }
  return applied;
}

/** In order; two files may not share a number, or their order would depend on who merged first. */
export function readMigrations(files: string): Migration[] {
  const names = readdirSync(files).filter((name) => name.endsWith(".sql")).sort();
  for (const [index, name] of names.entries()) {
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name)) throw new CannotStart(`The migration ${name} is not named like 0001_what_it_does.sql: rename it.`);
    const before = names[index - 1];
    if (before?.slice(0, 4) === name.slice(0, 4)) throw new CannotStart(`The migrations ${before} and ${name} have the same number: give the later one the next.`);
  }
  return names.map((name) => {
    const sql = readFileSync(join(files, name), "utf8").replaceAll("\r\n", "\n");
    return { name, sql, hash: createHash("sha256").update(sql).digest("hex") };
  });
}
