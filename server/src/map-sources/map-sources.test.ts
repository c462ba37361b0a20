import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLog } from "../infra/log.ts";
import { type MapSources, openMapSources } from "./map-sources.ts";
import { remoteUrl } from "./remote-tiles.ts";
import { openTileStore } from "./tile-store.ts";

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(96, 7)]);

let folder: string;
let far: Server;
let url: string;
let asked: string[];
let answers: Record<string, () => { status?: number; type?: string; body?: Buffer; location?: string }>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "map-sources-"));
  asked = [];
  answers = {};
  far = createServer((request, response) => {
    asked.push(request.url ?? "");
    const path = new URL(request.url ?? "/", "http://far").pathname;
    const { status = 200, type = "image/png", body = png, location } = answers[path]?.() ?? {};
    response.writeHead(status, { "content-type": type, ...(location === undefined ? {} : { location }) }).end(body);
  });
  await new Promise<void>((resolve) => far.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(far.address() as AddressInfo).port}`;
});
afterEach(async () => {
  far.closeAllConnections();
  await new Promise((resolve) => far.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

async function open(list: unknown): Promise<MapSources> {
  const path = join(folder, "sources.json");
  await writeFile(path, JSON.stringify(list));
  return openMapSources({ MAP_SOURCES_FILE: path, MAP_CACHE_MEGABYTES: 1, DATA_FOLDER: folder }, openLog("silent"));
}

const aerial = (from: unknown) => ({ layers: [{ id: "aerial", names: { en: "Aerial" }, attribution: "them", maxzoom: 18, from }] });

describe("pictures from another host", () => {
  test("are fetched once, kept, and served when the host is gone", async () => {
    const from = { tiles: `${url}/{z}/{x}/{y}.png` };
    const sources = await open(aerial(from));
    const at = { z: 3, x: 4, y: 5 };
    const [first, second] = await Promise.all([sources.tile("aerial", at), sources.tile("aerial", at)]);
    expect(first).toMatchObject({ body: png, type: "image/png" });
    expect(second).toEqual(first);
    expect(asked).toEqual(["/3/4/5.png"]);
    answers["/3/4/5.png"] = () => ({ status: 500 });
    expect((await (await open(aerial(from))).tile("aerial", at))!.body).toEqual(png);
    expect(asked).toHaveLength(1);
  });

  const refused: [what: string, answer: ReturnType<(typeof answers)[string]>][] = [
    ["a redirect, which could lead into the own network", { status: 302, location: "http://127.0.0.1:1/" }],
    ["a page", { type: "text/html", body: Buffer.from("<script>") }],
    ["a fault", { status: 503 }],
    ["a picture without end", { body: Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]) }],
  ];
  test.each(refused)("%s is not taken", async (_, answer) => {
    answers["/1/0/0.png"] = () => answer;
    const sources = await open(aerial({ tiles: `${url}/{z}/{x}/{y}.png` }));
    await expect(sources.tile("aerial", { z: 1, x: 0, y: 0 })).rejects.toThrow();
    expect(await readdir(join(folder, "map-cache"))).toEqual([]);
  });

  test("where the host has nothing there is nothing, nor beyond its zooms, nor in a layer that isn't listed", async () => {
    answers["/1/0/0.png"] = () => ({ status: 404 });
    const sources = await open(aerial({ tiles: `${url}/{z}/{x}/{y}.png` }));
    expect(await sources.tile("aerial", { z: 1, x: 0, y: 0 })).toBeUndefined();
    expect(await sources.tile("aerial", { z: 19, x: 0, y: 0 })).toBeUndefined();
    expect(await sources.tile("other", { z: 1, x: 0, y: 0 })).toBeUndefined();
    expect(asked).toEqual(["/1/0/0.png"]);
  });

  test("a web map service is asked for the tile's box in Web Mercator", () => {
    const wms = { wms: "https://maps.example.org/wms?key=k", layers: "flood", styles: "", version: "1.3.0" } as const;
    const made = new URL(remoteUrl(wms, { z: 1, x: 1, y: 0 }, 256));
    expect(Object.fromEntries(made.searchParams)).toMatchObject({ key: "k", REQUEST: "GetMap", LAYERS: "flood", CRS: "EPSG:3857", BBOX: "0,0,20037508.342789244,20037508.342789244", WIDTH: "256" });
    expect(new URL(remoteUrl({ ...wms, version: "1.1.1" }, { z: 1, x: 1, y: 0 }, 256)).searchParams.get("SRS")).toBe("EPSG:3857");
  });
});

describe("the store of other hosts' tiles", () => {
  const tile = (size: number) => ({ body: Buffer.alloc(size, 1), type: "image/png" });

  test("never grows beyond its size; what was not asked for the longest goes", async () => {
    const store = await openTileStore(join(folder, "store"), 1000);
    for (const key of ["a", "b", "c"]) await store.keep(key, tile(300));
    await store.read("a");
    await store.keep("d", tile(300));
    expect((await readdir(join(folder, "store"))).sort()).toEqual(["a", "c", "d"]);
    expect(await store.read("b")).toBeUndefined();
    await store.keep("too-large", tile(2000));
    expect(await store.read("too-large")).toBeUndefined();
  });

  test("knows after a restart what it has, and removes what was half written", async () => {
    await (await openTileStore(join(folder, "store"), 1000)).keep("a", tile(300));
    await writeFile(join(folder, "store", "b.123.new"), "half");
    const again = await openTileStore(join(folder, "store"), 500);
    expect((await again.read("a"))!.body).toHaveLength(300);
    expect(await readdir(join(folder, "store"))).toEqual(["a"]);
  });
});

describe("map files on this machine", () => {
  test("MBTiles: rows count from the south, and what is packed is unpacked", async () => {
    const db = new DatabaseSync(join(folder, "region.mbtiles"));
    db.exec("create table tiles (zoom_level int, tile_column int, tile_row int, tile_data blob)");
    db.prepare("insert into tiles values (2, 1, 3, ?)").run(gzipSync("a vector tile"));
    db.close();
    const sources = await open({ base: { name: "Region", format: "vector", attribution: "", from: { mbtiles: "region.mbtiles" } } });
    expect(await sources.tile("base", { z: 2, x: 1, y: 0 })).toEqual({ body: Buffer.from("a vector tile"), type: "application/vnd.mapbox-vector-tile" });
    expect(await sources.tile("base", { z: 2, x: 1, y: 3 })).toBeUndefined();
  });

  test("PMTiles", async () => {
    await writeFile(join(folder, "region.pmtiles"), pmtilesOf(png));
    const sources = await open(aerial({ pmtiles: "region.pmtiles" }));
    expect(await sources.tile("aerial", { z: 0, x: 0, y: 0 })).toEqual({ body: png, type: "image/png" });
    expect(await sources.tile("aerial", { z: 1, x: 0, y: 0 })).toBeUndefined();
  });

  const faulty: [what: string, list: unknown, says: string][] = [
    ["that isn't there", aerial({ pmtiles: "none.pmtiles" }), "none.pmtiles can't be used"],
    ["of another kind", aerial({ mbtiles: "sources.json" }), "sources.json can't be used"],
    ["whose address lacks a part", aerial({ tiles: "https://tiles.example.org/{z}/{x}.png" }), "MAP_SOURCES_FILE"],
    ["by another protocol", aerial({ tiles: "file:///etc/{z}/{x}/{y}" }), "MAP_SOURCES_FILE"],
  ];
  test.each(faulty)("one %s stops the start with a sentence", async (...[, list, says]) => {
    await expect(open(list)).rejects.toThrow(says);
  });
});

/** The smallest archive: one tile at zoom 0 (PMTiles version 3, "Header" and "Directories"), nothing packed. */
function pmtilesOf(tile: Buffer): Buffer {
  const directory = Buffer.from([1, 0, 1, tile.length, 1]);
  const header = Buffer.alloc(127);
  header.write("PMTiles\u0003", 0, "latin1");
  const sizes = [127, directory.length, 127 + directory.length, 2, 0, 0, 127 + directory.length + 2, tile.length, 1, 1, 1];
  for (const [at, size] of sizes.entries()) header.writeBigUInt64LE(BigInt(size), 8 + at * 8);
  for (const [at, value] of [1, 1, 1, 2, 0, 0].entries()) header.writeUInt8(value, 96 + at);
  return Buffer.concat([header, directory, Buffer.from("{}"), tile]);
}
