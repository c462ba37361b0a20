import { Client } from "pg";
import { expect, test } from "vitest";
import { freshDatabase } from "./database.ts";
import { startRedis } from "./redis.ts";

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

test("each test has a database of its own, with the whole schema, and nothing of it is left", async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  await query(one.url, "create table only_here ()");
  expect(await query(other.url, "select to_regclass('only_here') as found")).toEqual([{ found: null }]);
  const schema = await query(other.url, "select count(*) > 0 as migrated, postgis_lib_version() is not null as postgis from schema_migrations");
  expect(schema).toEqual([{ migrated: true, postgis: true }]);
  await Promise.all([one.drop(), other.drop()]);
  await expect(query(one.url, "select")).rejects.toThrow("does not exist");
});

test("a test runs as the server does: not as a superuser, with every commit on the disk", async () => {
  const database = await freshDatabase();
  const [row] = await query(
    database.url,
    "select current_setting('is_superuser') as superuser, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit",
  );
  expect(row).toEqual({ superuser: "off", fsync: "on", commit: "on" });
  await database.drop();
});

test("a Redis that was killed comes back on its port", async () => {
  const redis = await startRedis();
  await redis.kill();
  const again = await startRedis({ port: redis.port });
  expect(again.url).toBe(redis.url);
  await again.stop();
});
