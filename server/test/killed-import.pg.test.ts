import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildDemoCity } from "@najda/geo/demo-city";
import { importMap } from "@najda/geo/import";
import { currentMap, findPlaces, loadGraph, tile } from "@najda/geo/postgis";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "./database.ts";
import { oneStreet } from "./one-street.ts";

let databases: FreshDatabase[];
let folder: string;
let file: string;
const clients: Client[] = [];

beforeAll(async () => {
  databases = [await freshDatabase(), await freshDatabase()];
  folder = await mkdtemp(join(tmpdir(), "killed-import-"));
  file = join(folder, "city.osm.pbf");
  await writeFile(file, buildDemoCity().pbf);
});
afterAll(async () => {
  for (const client of clients) await client.end();
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function connect({ url }: FreshDatabase): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

interface Ended {
  code: number | null;
  signal: string | null;
  lines: string[];
}

/** Runs `npm run import-map` as a process of its own; kills it with signal 9 as soon as it says so many percent. */
function runImport(database: FreshDatabase, killAt?: number): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../src/import-map.ts"), file, "--name", "City"], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  createInterface(child.stdout).on("line", (line) => {
    lines.push(line);
    if (killAt !== undefined && Number.parseInt(line, 10) >= killAt) child.kill("SIGKILL");
  });
  return new Promise((resolve) => child.once("close", (code, signal) => resolve({ code, signal, lines })));
}

/** Everything that the map in use shows, so that two imports can be compared to the byte. */
async function whole(db: Client): Promise<unknown> {
  const { bounds } = (await currentMap(db))!;
  const { rows } = await db.query<{ counts: object }>(
    `select jsonb_build_object('shapes', (select count(*) from map_shapes), 'places', (select count(*) from map_places),
       'addresses', (select count(*) from map_addresses), 'said', (select counts from maps m join current_map c on c.map_id = m.id),
       'far tiles', (select jsonb_object_agg(concat(z, '/', x, '/', y), etag) from map_tiles)) as counts`,
  );
  const [x, y] = [Math.floor((((bounds[0] + bounds[2]) / 2 + 180) / 360) * 2 ** 14), rowAt((bounds[1] + bounds[3]) / 2, 14)];
  const near: string[] = [];
  for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) near.push((await tile(db, { z: 14, x: x + dx, y: y + dy })).etag);
  return { ...rows[0], bounds, near, graph: (await loadGraph(db))!.graph };
}

const rowAt = (lat: number, z: number): number => Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);

test("killed at 10, 50 and 90 %, the old map answers throughout, and the next run goes on to the same map", async () => {
  const [disturbed, undisturbed] = databases as [FreshDatabase, FreshDatabase];
  const db = await connect(disturbed);
  const old = await importMap(db, { bytes: oneStreet(), name: "Old" });
  const unfinished = async () => (await db.query<{ id: string; rowsIn: number }>(`select id::text, shapes_in + places_in as "rowsIn" from maps where imported_at is null`)).rows;
  let before: { id: string; rowsIn: number } | undefined;
  for (const percent of [10, 50, 90]) {
    const { signal, lines } = await runImport(disturbed, percent);
    expect(signal).toBe("SIGKILL");
    expect(lines.some((line) => line.startsWith("Going on"))).toBe((before?.rowsIn ?? 0) > 0);
    expect((await currentMap(db))!.id).toBe(old.id);
    expect((await findPlaces(db, { text: "old road" }))[0]!.name).toBe("Old Road");
    expect((await tile(db, { z: 12, x: 2548, y: rowAt(36, 12) })).body.length).toBeGreaterThan(0);
    const [left, ...more] = await unfinished();
    expect(more).toEqual([]);
    if (before !== undefined) expect(left!.id).toBe(before.id);
    expect(left!.rowsIn).toBeGreaterThanOrEqual(before?.rowsIn ?? 0);
    before = left;
  }
  expect(before!.rowsIn).toBeGreaterThan(5000);
  const last = await runImport(disturbed);
  expect(last).toMatchObject({ code: 0, signal: null });
  expect((await currentMap(db))!.id).toBe(before!.id);
  expect((await runImport(undisturbed)).code).toBe(0);
  expect(await whole(db)).toEqual(await whole(await connect(undisturbed)));
}, 120_000);
