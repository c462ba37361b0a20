import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importMap } from "@najda/geo/import";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startCity, type City } from "./city.ts";
import { oneStreet } from "./one-street.ts";

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(50, 1)]);

let city: City;
let far: Server;
let folder: string;
let db: Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "map-flow-"));
  far = createServer((request, response) => {
    if (request.url?.startsWith("/2/") === true) response.writeHead(200, { "content-type": "image/png" }).end(png);
    else response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => far.listen(0, "127.0.0.1", resolve));
  const tiles = `http://127.0.0.1:${(far.address() as AddressInfo).port}/{z}/{x}/{y}.png?key=secret`;
  await writeFile(join(folder, "sources.json"), JSON.stringify({ layers: [{ id: "aerial", names: { en: "Aerial" }, attribution: "Somebody", from: { tiles } }] }));
  city = await startCity({ settings: { MAP_SOURCES_FILE: join(folder, "sources.json"), DATA_FOLDER: folder } });
  db = new Client({ connectionString: city.databaseUrl });
  await db.connect();
  await importMap(db, { bytes: oneStreet(), name: "First", attribution: "Invented", attributions: { ar: "متخيلة" } });
});
afterAll(async () => {
  await db.end();
  await city.stop();
  far.closeAllConnections();
  far.close();
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${city.url}${path}`, { headers });
const road = "/tiles/12/2548/1608.mvt";

test("the map says whom to name in each language and what may be laid over it, and keeps the operator's addresses to itself", async () => {
  const said = await (await get("/tiles/map.json")).text();
  expect(JSON.parse(said)).toMatchObject({ attribution: "Invented", attributions: { ar: "متخيلة" }, format: "vector", layers: [{ id: "aerial", attribution: "Somebody", tiles: "/tiles/layers/aerial/{z}/{x}/{y}" }] });
  expect(said).not.toContain("secret");
});

test("who has a tile already gets no second copy, until another map is in use; the server runs on meanwhile", async () => {
  const first = await get(road);
  expect(first.status).toBe(200);
  const etag = first.headers.get("etag")!;
  expect((await get(road, { "if-none-match": etag })).status).toBe(304);
  await importMap(db, { bytes: oneStreet("New Road"), name: "Second" });
  await expect.poll(async () => (await get(road, { "if-none-match": etag })).status).toBe(200);
  expect(Buffer.from(await (await get(road)).arrayBuffer()).toString("utf8")).toContain("New Road");
});

test.each(["/tiles/12/4096/0.mvt", "/tiles/x/0/0.mvt", "/tiles/layers/aerial/2/4/0", "/tiles/layers/aerial/2/..%2f/0"])("there is no %s", async (path) => {
  expect((await get(path)).status).toBe(404);
});

test("pictures come through this server, with leave to keep them; where their host has none or fails, nothing comes", async () => {
  const found = await get("/tiles/layers/aerial/2/1/1");
  expect(found.status).toBe(200);
  expect(found.headers.get("content-type")).toBe("image/png");
  expect(found.headers.get("cache-control")).toBe("max-age=86400");
  expect(Buffer.from(await found.arrayBuffer())).toEqual(png);
  expect((await get("/tiles/layers/aerial/3/1/1")).status).toBe(204);
  expect((await get("/tiles/layers/nothing/3/1/1")).status).toBe(204);
});
