import { Client, DatabaseError } from "pg";
import type { Migration } from "./migrate.ts";
import { CannotStart } from "./postgres-cannot-start.ts";

/** Any number that nobody else takes an advisory lock on: "najda" on a telephone's keys. */
const migrationLock = 62_532;

export async function openForMigrations(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: "najda migrate" });
  // The statement under way fails as well; without a listener the event would end the process.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/**
 * Runs the file unless it has run, together with the row that says so. The lock belongs to the transaction, not to
 * the session: a pooler in between may hand the session to somebody else.
 */
export async function applyMigration(client: Client, migration: Migration): Promise<boolean> {
  await client.query("begin");
  try {
    await client.query("set local statement_timeout = 0");
    await client.query("select pg_advisory_xact_lock($1)", [migrationLock]);
    const isNew = await isNotYetApplied(client, migration);
    if (isNew) await run(client, migration);
    await client.query("commit");
    return isNew;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function isNotYetApplied(client: Client, { name, hash }: Migration): Promise<boolean> {
  await client.query(`
    create table if not exists schema_migrations (
      name text primary key,
      hash text not null,
      applied_at timestamptz not null default clock_timestamp()
    )`);
  const { rows } = await client.query<{ hash: string }>("select hash from schema_migrations where name = $1", [name]);
  const applied = rows[0];
  if (applied !== undefined && applied.hash !== hash) {
    throw new CannotStart(`The migration ${name} was changed after it had run in this database: restore the file, and put the change into a new one.`);
  }
  return applied === undefined;
}

async function run(client: Client, { name, hash, sql }: Migration): Promise<void> {
  // Behind the lock of somebody's long transaction a migration would hold up everybody else.
  await client.query("set local lock_timeout = '10s'");
  try {
    await client.query(sql);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const line = sql.slice(0, Number(error.position ?? 1)).split("\n").length;
    throw new Error(`Migration ${name}, line ${line}: ${error.message}${error.detail === undefined ? "" : ` (${error.detail})`}`, { cause: error });
  }
  await client.query("insert into schema_migrations (name, hash) values ($1, $2)", [name, hash]);
}
