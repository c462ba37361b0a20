import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { OsmWriter } from "../demo-city/osm-writer.ts";
import { square } from "../area/test-shapes.ts";
import { buildGraph, travelTimes } from "../index.ts";
import { joinRings, polygonsFrom } from "./multipolygon.ts";
import { NodeStore } from "./node-store.ts";
import { type MapRows, readExtract } from "./read-extract.ts";
import type { ExtractSource } from "./blobs.ts";

/** A village: a main street, a side street that leaves it in the middle, a house, a hospital, a hydrant. */
function village(): Buffer {
  const osm = new OsmWriter();
  const [west, middle, east, north] = [osm.node([44, 36]), osm.node([44.001, 36]), osm.node([44.002, 36]), osm.node([44.001, 36.001])];
  osm.way([west, middle, east], { highway: "primary", name: "Main Street", "name:ar": "الشارع الرئيسي", maxspeed: "50" });
  osm.way([middle, north], { highway: "residential", oneway: "yes", name: "Hill Lane" });
  osm.way([north, west], { highway: "residential" });
  osm.area([[44.0002, 36.0001], [44.0004, 36.0001], [44.0004, 36.0003], [44.0002, 36.0003]], { building: "yes", "addr:housenumber": "12", "addr:street": "Main Street" });
  osm.area([[44.001, 36.002], [44.002, 36.002], [44.002, 36.003]], { amenity: "hospital", name: "Village Hospital" });
  osm.node([44.0015, 36], { emergency: "fire_hydrant" });
  osm.way([west, east], { highway: "footway", area: "yes" });
  return osm.bytes([44, 36, 44.002, 36.003], "a test");
}

async function read(source: ExtractSource) {
  const rows: MapRows = { shapes: [], places: [], addresses: [] };
  const shares: number[] = [];
  const summary = await readExtract(source, {
    onProgress: (share) => shares.push(share),
    take: (batch) => {
      rows.shapes.push(...batch.shapes);
      rows.places.push(...batch.places);
      rows.addresses.push(...batch.addresses);
      return Promise.resolve();
    },
  });
  return { ...summary, ...rows, shares };
}

describe("a village", () => {
  test("becomes shapes, places, addresses and streets", async () => {
    const { shapes, places, addresses, bounds, shares } = await read({ bytes: village() });
    expect(shapes.map((shape) => `${shape.layer} ${shape.class}`).toSorted()).toEqual(["building yes", "landuse hospital", "road minor", "road minor", "road primary"]);
    expect(places.map(({ kind, names }) => `${kind} ${names["name"] ?? "-"}`).toSorted()).toEqual(["hospital Village Hospital", "hydrant -", "street Hill Lane", "street Main Street"]);
    expect(addresses).toEqual([
      { number: "12", street: { name: "Main Street", "name:ar": "الشارع الرئيسي" }, at: [expect.closeTo(44.0003), expect.closeTo(36.0002)], folded: "|12 main street 12|12 الشارع الرییسی 12|" },
    ]);
    expect(bounds).toEqual([44, 36, 44.002, 36.003]);
    expect(shares.at(-1)).toBe(1);
  });

  test("by the sea: the coast, drawn in two ways with the land on their left, becomes water on their right", async () => {
    const osm = new OsmWriter();
    osm.way([osm.node([44, 36.001]), osm.node([44.002, 36.001])], { highway: "primary", name: "Shore Road" });
    const middle = osm.node([44.001, 36.002]);
    osm.way([middle, osm.node([43.99, 36.002])], { natural: "coastline" });
    osm.way([osm.node([44.01, 36.002]), middle], { natural: "coastline" });
    const { shapes } = await read({ bytes: osm.bytes([44, 36, 44.002, 36.003], "a test") });
    expect(shapes.map((shape) => `${shape.layer} ${shape.class}`)).toEqual(["road primary", "water sea"]);
  });

  test("streets are cut where they meet, and the one-way is one", async () => {
    const { pieces } = await read({ bytes: village() });
    expect(pieces).toHaveLength(4);
    const graph = buildGraph(pieces);
    const [up, down] = [travelTimes(graph, [44.001, 36.001], [[44.001, 36]])[0]!, travelTimes(graph, [44.001, 36], [[44.001, 36.001]])[0]!];
    expect(up.seconds).toBeLessThan(down.seconds);
  });

  test("reads the same from a file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "extract-"));
    const file = join(folder, "village.osm.pbf");
    await writeFile(file, village());
    expect(await read({ file })).toEqual(await read({ bytes: village() }));
    await rm(folder, { recursive: true });
  });
});

describe("a file that can't be used is refused with a sentence", () => {
  const whole = village();
  const cases: [string, Uint8Array, string][] = [
    ["empty", new Uint8Array(), "empty"],
    ["a picture", Buffer.from("\x89PNG\r\n\x1a\n and so on, quite long enough to be read"), "no OpenStreetMap extract"],
    ["a text", Buffer.from("<osm version='0.6'><node id='1'/></osm>"), "no OpenStreetMap extract"],
    ["zeros", new Uint8Array(1000), "no OpenStreetMap extract"],
    ["without streets", new OsmWriter().bytes([0, 0, 1, 1], "a test"), "no streets"],
    ["without its header", whole.subarray(4 + whole.readUInt32BE(0) + 60), "extract|middle|damaged"],
  ];
  test.each(cases)("%s", async (_, bytes, says) => {
    await expect(read({ bytes })).rejects.toThrow(expect.objectContaining({ name: "UnusableExtract", message: expect.stringMatching(says) }));
  });

  test("cut off anywhere", async () => {
    for (let length = 1; length < whole.length; length += 7) {
      await expect(read({ bytes: whole.subarray(0, length) })).rejects.toThrow(expect.objectContaining({ name: "UnusableExtract" }));
    }
  });

  test("with one byte turned, anywhere: an answer or a sentence, never a crash", async () => {
    for (let at = 0; at < whole.length; at += 3) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 0x55;
      const fault = await read({ bytes }).then(() => undefined, (error: unknown) => error);
      if (fault !== undefined) expect(fault).toMatchObject({ name: "UnusableExtract" });
    }
  });

  test("that isn't there, or is a folder", async () => {
    await expect(read({ file: join(tmpdir(), "no-such-file.osm.pbf") })).rejects.toThrow("can't be opened");
    await expect(read({ file: tmpdir() })).rejects.toThrow("is not a file");
  });
});

test("nodes are found in whatever order they came", () => {
  const nodes = new NodeStore();
  for (let id = 70_000; id > 0; id--) nodes.add(id * 3, [id / 1000, -id / 1000]);
  expect(nodes.find(9)).toEqual([0.003, -0.003]);
  expect(nodes.find(210_000)).toEqual([70, -70]);
  expect(nodes.find(10)).toBeUndefined();
});

describe("areas made of several ways", () => {
  test("are joined whatever way round their parts run", () => {
    expect(joinRings([[1, 2, 3], [5, 4, 3], [5, 6, 1]]).map((ring) => ring.toSorted((a, b) => a - b))).toEqual([[1, 1, 2, 3, 4, 5, 6].toSorted((a, b) => a - b)]);
    expect(joinRings([[1, 2, 3, 1], [7, 8]])).toEqual([[1, 2, 3, 1]]);
  });

  test("give each hole to the ring around it", () => {
    const polygons = polygonsFrom([square(0, 0, 10), square(20, 0, 10)], [square(21, 1, 1)]);
    expect(polygons.map((rings) => rings.length)).toEqual([1, 2]);
  });
});
