import { Client, DatabaseError } from "pg";

/** The one database of an installation, the role that owns it, and the extensions that only a superuser can add. */
export const databaseName = "najda";
export const appRole = "najda";

const extensions = ["postgis", "pg_trgm", "btree_gist"];

interface Access {
  /** As superuser, to any database of the cluster. */
  readonly superuserUrl: string;
  readonly appPassword: string;
}

/** Makes what is missing. Answers whether the database is new: no migration has run in it yet. */
export async function ensureDatabase({ superuserUrl, appPassword }: Access): Promise<{ fresh: boolean }> {
  return (await inspect(superuserUrl)) ?? (await create(superuserUrl, appPassword));
}

async function inspect(superuserUrl: string): Promise<{ fresh: boolean } | undefined> {
  try {
    return await connected(inDatabase(superuserUrl, databaseName), async (client) => {
      for (const extension of extensions) await client.query(`create extension if not exists ${extension}`);
      const { rows } = await client.query<{ fresh: boolean }>("select to_regclass('public.schema_migrations') is null as fresh");
      return { fresh: rows[0]?.fresh ?? true };
    });
  } catch (error) {
    const databaseIsMissing = error instanceof DatabaseError && error.code === "3D000";
    if (databaseIsMissing) return undefined;
    throw error;
  }
}

async function create(superuserUrl: string, appPassword: string): Promise<{ fresh: boolean }> {
  await connected(superuserUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [appRole]);
    if (rowCount === 0) await client.query(`create role ${appRole} login password ${client.escapeLiteral(appPassword)}`);
    await client.query(`create database ${databaseName} owner ${appRole}`);
  });
  return (await inspect(superuserUrl)) ?? { fresh: true };
}

/** The same server and login, another database. */
export function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // The statement under way fails as well; without a listener the event would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
