import pg from "pg";
import type { Db } from "@najda/protocol";
import type { Logger } from "./log.ts";
import { types } from "./rows.ts";

export type Pool = pg.Pool;

interface PoolOptions {
  readonly url: string;
  readonly log: Logger;
  readonly size?: number;
  readonly name?: string;
  /** For imports: statements may take their time. */
  readonly patient?: boolean;
}

/** Limits for all: nothing waits for ever on a database that hangs (without them pg waits without end). */
export function openPool({ url, log, size = 10, name = "najda", patient = false }: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    types,
    application_name: name,
    max: size,
    connectionTimeoutMillis: 2_000,
    // The query's limit is longer than the server's own, so that the server cancels first and the connection stays sound.
    ...(patient ? {} : { query_timeout: 8_000, statement_timeout: 5_000, lock_timeout: 3_000, idle_in_transaction_session_timeout: 10_000 }),
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: 1_800,
    options: "-c synchronous_commit=on -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1 -c timezone=UTC",
  });
  pool.on("error", (error) => log.warn({ error: error.message }, "an idle database connection ended"));
  return pool;
}

/** A connection with a transaction around the work. Destroyed, not reused, after any error that left it in doubt. */
export async function inTransaction<T>(pool: Pool, work: (db: Db, client: pg.PoolClient) => Promise<T>, begin = "begin"): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A checked-out client has no listener of the pool's: an ended backend would end this process.
  const note = (error: Error) => {
    broken = error;
  };
  client.on("error", note);
  try {
    await client.query(begin);
    const result = await work(asDb(client), client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(note);
    if (!isPlainSqlError(error) && !isRefusal(error)) broken ??= error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.off("error", note);
    client.release(broken);
  }
}

export const asDb = (client: pg.Pool | pg.PoolClient | pg.Client): Db => ({
  query: (text, values) => client.query(text, values === undefined ? undefined : [...values]),
});

/** SQLSTATE of an error that the server reported for a statement, or undefined. */
export function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** A finished statement's error leaves the connection usable; shutdown, crash and connection classes do not. */
function isPlainSqlError(error: unknown): boolean {
  const state = sqlState(error);
  return state !== undefined && !/^(08|57P|25006)/.test(state);
}

const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === "Refused";

/** The database is away, restarting or read-only: nothing can be stored at this moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const state = sqlState(error);
  if (state !== undefined) return /^(08|57P|53|25006|58)/.test(state);
  return /ECONNREFUSED|ECONNRESET|EPIPE|timeout|terminated|Connection ended/i.test(`${"code" in error ? String(error.code) : ""} ${error.message}`);
}

/** Constraint that a statement broke, or undefined. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof Error && "constraint" in error && typeof error.constraint === "string" ? error.constraint : undefined;
}
