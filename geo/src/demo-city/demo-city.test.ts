import type { LngLat } from "@najda/protocol";
import { beforeAll, describe, expect, test } from "vitest";
import { readElements, type OsmWay, type Tags } from "../import/elements.ts";
import { readExtract } from "../import/read-extract.ts";
import { areaKm2, boundsOf, buildGraph, checkArea, covers, distanceMetres, type StreetGraph, travelTimes } from "../index.ts";
import { drawCity } from "./city.ts";
import { writeExtract } from "./extract.ts";
import { buildDemoCity, demoCity } from "./index.ts";

interface Way {
  tags: Tags;
  refs: number[];
  points: LngLat[];
}

const places = new Map<number, LngLat>();
const ways: Way[] = [];
const tagged: Tags[] = [];
let pieces = 0;
let graph: StreetGraph;

beforeAll(async () => {
  const { pbf } = buildDemoCity();
  const found: OsmWay[] = [];
  for await (const { elements } of readElements({ bytes: pbf })) {
    for (const element of elements) {
      if (element.tags !== undefined) tagged.push(element.tags);
      if (element.type === "node") places.set(element.id, [element.lon, element.lat]);
      if (element.type === "way") found.push(element);
    }
  }
  ways.push(...found.map(({ tags = {}, refs }) => ({ tags, refs, points: refs.map((ref) => places.get(ref)!) })));
  const summary = await readExtract({ bytes: pbf }, { take: () => Promise.resolve() });
  pieces = summary.pieces.length;
  graph = buildGraph(summary.pieces);
}, 60_000);

const streets = (): Way[] => ways.filter(({ tags }) => tags["highway"] !== undefined);
const kilometres = (...classes: string[]): number =>
  streets().filter(({ tags }) => classes.includes(tags["highway"]!)).reduce((sum, { points }) => sum + lengthOf(points) / 1000, 0);
const lengthOf = (points: LngLat[]): number => points.slice(1).reduce((sum, point, at) => sum + distanceMetres(points[at]!, point), 0);

test("the same city every time, of the size of a city", () => {
  expect(writeExtract(drawCity()).equals(buildDemoCity().pbf)).toBe(true);
  expect(places.size).toBeGreaterThan(30_000);
  expect(places.size).toBeLessThan(60_000);
  const [west, south, east, north] = demoCity.bounds;
  expect(distanceMetres([west, south], [east, south]) / 1000).toBeCloseTo(13, 0);
  expect(distanceMetres([west, south], [west, north]) / 1000).toBeCloseTo(11.5, 0);
}, 30_000);

test("every street can be reached from every other: one network, and no one-way traps anybody", () => {
  expect(streets().filter(({ tags }) => tags["oneway"] === "yes").length).toBeGreaterThan(300);
  expect(graph.from.length).toBe(pieces);
  const middles = demoCity.districts.map(({ area }): LngLat => {
    const [west, south, east, north] = boundsOf(area);
    return [(west + east) / 2, (south + north) / 2];
  });
  for (const middle of middles) {
    const times = travelTimes(graph, middle, middles);
    expect(times.every(({ by, seconds }) => by === "streets" && seconds < 40 * 60)).toBe(true);
  }
});

test("the bridges are the only way across the river", () => {
  const river = ways.find(({ tags }) => tags["water"] === "river")!;
  const water = checkArea({ type: "Polygon", coordinates: [river.points] });
  const bridges = streets().filter(({ tags }) => tags["bridge"] === "yes");
  expect(bridges).toHaveLength(5);
  expect(bridges.every(({ points }) => covers(water, points[points.length >> 1]!))).toBe(true);
  const dry = streets().filter(({ tags }) => tags["bridge"] === undefined);
  expect(dry.flatMap(({ points }) => dots(points)).some((at) => covers(water, at))).toBe(false);
  expect(banksWithout(dry)).toBe(2);
  expect(ways.filter(({ tags }) => tags["building"] !== undefined).some(({ points }) => covers(water, points[0]!))).toBe(false);
});

test("three levels of streets, each longer in all than the one above", () => {
  const [arterial, secondary, residential] = [kilometres("trunk", "primary"), kilometres("secondary", "tertiary"), kilometres("residential", "living_street")];
  expect(arterial).toBeGreaterThan(80);
  expect(secondary).toBeGreaterThan(arterial);
  expect(residential).toBeGreaterThan(secondary * 1.5);
});

test("hardly a dead end: only the roads that leave the city", () => {
  const uses = new Map<number, number>();
  for (const { refs } of streets()) {
    for (const [at, ref] of refs.entries()) uses.set(ref, (uses.get(ref) ?? 0) + (at === 0 || at === refs.length - 1 ? 1 : 2));
  }
  expect([...uses.values()].filter((count) => count === 1)).toHaveLength(4);
});

test("no chess board: streets run in many directions, and in none too often", () => {
  const byDirection = Array.from({ length: 18 }, () => 0);
  for (const { points } of streets()) {
    for (let at = 1; at < points.length; at++) {
      const [a, b] = [points[at - 1]!, points[at]!];
      const degrees = (Math.atan2(b[1] - a[1], (b[0] - a[0]) * 0.82) * 180) / Math.PI;
      byDirection[Math.floor((degrees + 360) % 180 / 10) % 18]! += distanceMetres(a, b);
    }
  }
  const all = byDirection.reduce((sum, metres) => sum + metres, 0);
  expect(Math.max(...byDirection) / all).toBeLessThan(0.2);
  expect(byDirection.filter((metres) => metres / all > 0.01).length).toBeGreaterThanOrEqual(15);
});

describe("names", () => {
  test("whatever has one has it in four languages", () => {
    const named = tagged.filter((tags) => tags["name"] !== undefined);
    expect(named.length).toBeGreaterThan(1000);
    for (const tags of named) {
      expect(tags["name:en"]).toMatch(/^[A-Za-z0-9() ]+$/);
      for (const language of ["ar", "ckb", "fa"]) expect(tags[`name:${language}`]).toMatch(/^[\p{Script=Arabic}\p{M}\u200c0-9() ]+$/u);
    }
  });

  test("every street has one, and every house a number on a street that exists", () => {
    expect(streets().every(({ tags }) => tags["name"] !== undefined)).toBe(true);
    const names = new Set(streets().map(({ tags }) => tags["name"]));
    const houses = ways.filter(({ tags }) => tags["addr:housenumber"] !== undefined);
    expect(houses.length).toBeGreaterThan(5000);
    expect(houses.every(({ tags }) => names.has(tags["addr:street"]))).toBe(true);
  });

  test("every district is an administrative area with a name in four languages", () => {
    const areas = ways.filter(({ tags }) => tags["boundary"] === "administrative");
    expect(new Set(areas.map(({ tags }) => tags["name:ckb"]))).toEqual(new Set(demoCity.districts.map(({ name }) => name.ckb)));
    expect(areas.every(({ refs }) => refs[0] === refs.at(-1))).toBe(true);
  });

  test("the city says in four languages that it is invented", () => {
    expect(demoCity.name.en).toContain("invented");
    expect(demoCity.attribution).toContain("Invented");
    expect(Object.values(demoCity.attributions).every((words) => words.length > 20)).toBe(true);
  });
});

test("houses tell their storeys, and the centre is higher than the edge", () => {
  const levels = ways.flatMap(({ tags }) => (tags["addr:housenumber"] === undefined ? [] : [Number(tags["building:levels"])]));
  expect(levels.every((level) => level >= 1 && level <= 9)).toBe(true);
  expect(new Set(levels).size).toBe(9);
});

test("people know where to gather: an assembly point in every park", () => {
  const count = (key: string, value: string): number => tagged.filter((tags) => tags[key] === value).length;
  expect(count("leisure", "park")).toBeGreaterThan(20);
  expect(count("emergency", "assembly_point")).toBe(count("leisure", "park"));
  expect(count("emergency", "fire_hydrant")).toBeGreaterThan(200);
});

describe("what the simulation is told", () => {
  test("districts are areas that anybody may use", () => {
    expect(demoCity.districts).toHaveLength(12);
    for (const { area } of demoCity.districts) expect(areaKm2(checkArea(area))).toBeGreaterThan(2);
  });

  test("stations and hospitals stand at a street, spread over the city", () => {
    const { stations, hospitals } = demoCity;
    expect(["fire", "police", "ambulance"].map((kind) => stations.filter((each) => each.kind === kind).length)).toEqual([7, 7, 6]);
    expect(hospitals).toHaveLength(5);
    for (const { at } of [...stations, ...hospitals]) expect(travelTimes(graph, demoCity.centre, [at])[0]!.snappedMetres).toBeLessThan(25);
    const districtsWithStation = demoCity.districts.filter(({ area }) => stations.some(({ at }) => covers(area, at)));
    expect(districtsWithStation.length).toBeGreaterThanOrEqual(9);
  });

  test("places lie on streets, each with its address", () => {
    const found = demoCity.places();
    expect(found.length).toBeGreaterThan(400);
    const snapped = travelTimes(graph, demoCity.centre, found.map(({ at }) => at));
    expect(Math.max(...snapped.map(({ snappedMetres }) => snappedMetres))).toBeLessThan(15);
    expect(found.every(({ address }) => /^\d+ .+, .+ District$/.test(address.en) && /رقم [٠-٩]+، حي /.test(address.ar))).toBe(true);
    expect(demoCity.places()).toEqual(found);
  });
});

/** Points along a line, about every 20 metres. */
function dots(points: LngLat[]): LngLat[] {
  return points.slice(1).flatMap((end, at) => {
    const start = points[at]!;
    const parts = Math.max(1, Math.ceil(distanceMetres(start, end) / 20));
    return Array.from({ length: parts }, (_, part): LngLat => [start[0] + ((end[0] - start[0]) * part) / parts, start[1] + ((end[1] - start[1]) * part) / parts]);
  });
}

/** How many separate networks these ways form. */
function banksWithout(some: Way[]): number {
  const home = new Map<number, number>();
  const root = (ref: number): number => {
    let at = ref;
    while (home.get(at) !== undefined && home.get(at) !== at) at = home.get(at)!;
    return at;
  };
  for (const { refs } of some) for (const ref of refs) home.set(root(ref), root(refs[0]!));
  return new Set(some.flatMap(({ refs }) => refs.map(root))).size;
}
