import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../test/database.ts";
import { migrate, readMigrations } from "./migrate.ts";

let database: FreshDatabase;
let folder: string;

beforeEach(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), "najda-migrations-"));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

const write = (name: string, sql: string): void => writeFileSync(join(folder, name), sql);

async function tables(): Promise<string[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>("select tablename as name from pg_tables where tablename ~ '^(boats|crews)$' order by 1");
  await client.end();
  return rows.map((row) => row.name);
}

test("files run once, in the order of their numbers", async () => {
  write("9002_crews.sql", "create table crews (boat int references boats);");
  write("9001_boats.sql", "create table boats (id int primary key);");
  expect(await migrate(database.url, folder)).toEqual(["9001_boats.sql", "9002_crews.sql"]);
  expect(await migrate(database.url, folder)).toEqual([]);
  expect(await tables()).toEqual(["boats", "crews"]);
});

test("two nodes that start together run each file once between them", async () => {
  write("9001_boats.sql", "create table boats (id int); select pg_sleep(0.3);");
  write("9002_crews.sql", "create table crews (id int);");
  const both = await Promise.all([migrate(database.url, folder), migrate(database.url, folder)]);
  expect(both.flat().sort()).toEqual(["9001_boats.sql", "9002_crews.sql"]);
});

test("a file that fails leaves nothing behind, and the fault names its line", async () => {
  write("9001_boats.sql", "create table boats (id int);\n\ncreate table crews (id integre);\n");
  await expect(migrate(database.url, folder)).rejects.toThrow("Migration 9001_boats.sql, line 3: type \"integre\" does not exist");
  expect(await tables()).toEqual([]);
});

test("a file that was changed after it had run is refused", async () => {
  write("9001_boats.sql", "create table boats (id int);");
  await migrate(database.url, folder);
  write("9001_boats.sql", "create table boats (id int, name text);");
  await expect(migrate(database.url, folder)).rejects.toThrow("put the change into a new one");
});

test("other line endings are no change", async () => {
  write("9001_boats.sql", "create table boats (\n id int);");
  await migrate(database.url, folder);
  write("9001_boats.sql", "create table boats (\r\n id int);");
  expect(await migrate(database.url, folder)).toEqual([]);
});

test.each([
  [["0001_a.sql", "0001_b.sql"], "same number"],
  [["1_a.sql"], "rename it"],
])("the names %j are refused", (names, sentence) => {
  for (const name of names) write(name, "select 1;");
  expect(() => readMigrations(folder)).toThrow(sentence);
});
