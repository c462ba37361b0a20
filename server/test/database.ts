import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import "./provided.ts";
import { appRole } from "../src/infra/postgres-database.sql.ts";
import { ownerUrl, templateName } from "./postgres.ts";

export interface FreshDatabase {
  /** As the role that owns it, which is no superuser, like the server's own. */
  readonly url: string;
  readonly superuserUrl: string;
  /** Ends all its connections first. */
  drop(): Promise<void>;
}

/** An empty database with the schema after all migrations, a copy of the run's template (about 50 ms). */
export async function freshDatabase(): Promise<FreshDatabase> {
  const postgres = inject("postgres");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asSuperuser(postgres.superuserUrl, `create database ${name} template ${templateName} owner ${appRole}`);
  return {
    url: ownerUrl(postgres, name),
    superuserUrl: ownerUrl({ url: postgres.superuserUrl }, name),
    drop: () => asSuperuser(postgres.superuserUrl, `drop database if exists ${name} with (force)`),
  };
}

async function asSuperuser(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
