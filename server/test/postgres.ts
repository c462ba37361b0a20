import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { migrate } from "../src/infra/migrate.ts";
import { appRole, inDatabase } from "../src/infra/postgres-database.sql.ts";
import { startEmbeddedPostgres } from "../src/infra/postgres-embedded.ts";
import { isAlive } from "../src/infra/postgres-leftovers.ts";

/**
 * One PostgreSQL for a whole test run, the same that `npm start` brings up, with all of its durability: what a test
 * says about a crash must be true of the product. In it, `template` holds the schema after all migrations.
 */
export interface TestPostgres {
  readonly superuserUrl: string;
  /** As the role that owns the databases; put another database's name in it. */
  readonly url: string;
  stop(): Promise<void>;
}

export const templateName = "najda_template";

export async function startTestPostgres(): Promise<TestPostgres> {
  removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `najda-test-${process.pid}-`));
  // Passable, or root could not hand it to PostgreSQL's account.
  chmodSync(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ folder, log: () => undefined });
  const stop = () => postgres.stop().then(() => rmSync(folder, { recursive: true, force: true }));
  const { superuserUrl, url } = postgres;
  try {
    await makeTemplate(superuserUrl, url);
    return { superuserUrl, url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeTemplate(superuserUrl: string, url: string): Promise<void> {
  await migrate(url);
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query(`alter database ${appRole} rename to ${templateName}`);
  await client.query(`alter database ${templateName} with is_template true allow_connections false`);
  await client.end();
}

/** As the owner of one database of this server. */
export function ownerUrl(postgres: Pick<TestPostgres, "url">, name: string): string {
  return inDatabase(postgres.url, name);
}

/** A run that was killed could not clean up; its PostgreSQL is gone, its files are not. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^najda-test-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
