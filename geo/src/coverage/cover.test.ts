import type { LngLat } from "@najda/protocol";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildGraph, type StreetPiece } from "../index.ts";
import { addCover, coverCounts, coveredPeople, peopleGained, peopleLost, zoneCover } from "./counts.ts";
import { createCoverer } from "./cover.ts";
import { cellBounds, cellNumber, rasterOver } from "./grid.ts";

const raster = rasterOver([44, 36, 44.1, 36.05]);
const middle = (cell: number): LngLat => {
  const [west, south, east, north] = cellBounds(raster, cell);
  return [(west + east) / 2, (south + north) / 2];
};

test("every point of the bounds has the cell whose bounds hold it; none outside", () => {
  fc.assert(fc.property(fc.double({ min: 43.9, max: 44.2, noNaN: true }), fc.double({ min: 35.9, max: 36.2, noNaN: true }), (lng, lat) => {
    const cell = cellNumber(raster, lng, lat);
    if (cell < 0) {
      expect(lng < 44 || lng > 44.1 || lat < 36 || lat > 36.05).toBe(true);
      return;
    }
    const [west, south, east, north] = cellBounds(raster, cell);
    expect(lng >= west - 1e-9 && lng <= east + 1e-9 && lat >= south - 1e-9 && lat <= north + 1e-9).toBe(true);
  }));
});

describe("a street through cells 0, 1 and 2 of the first row", () => {
  const points = [0, 1, 2].map(middle);
  const pieces = [0, 1].map((at): StreetPiece => ({ from: at, to: at + 1, points: [points[at]!, points[at + 1]!], metresPerSecond: 10, passable: "both" }));
  const graph = buildGraph(pieces);
  const beside = raster.columns + 1;
  const cells = [0, 1, 2, beside, raster.columns * 3];
  const coverer = createCoverer({ raster, cells, graph });
  const reached = (seconds: number[]) => seconds.flatMap((after, at) => [...points[at]!, after]);

  test("a place is covered when its junction is reached in time, with the way to its houses", () => {
    expect([...coverer(reached([100, 300]), 120)]).toEqual([0]);
    expect([...coverer(reached([100, 300]), 105)]).toEqual([]);
  });

  test("a place without a street is reached from beside it; one with a street that was not reached is not", () => {
    expect([...coverer(reached([100, 110]), 150)]).toEqual([0, 1, 3]);
    expect([...coverer([], 1000)]).toEqual([]);
  });

  test("more time never covers less", () => {
    fc.assert(fc.property(fc.array(fc.nat(600), { minLength: 3, maxLength: 3 }), fc.nat(600), fc.nat(600), (seconds, limit, more) => {
      const less = coverer(reached(seconds), limit);
      expect([...coverer(reached(seconds), limit + more)]).toEqual(expect.arrayContaining([...less]));
    }));
  });
});

const cover = fc.uniqueArray(fc.nat(19), { maxLength: 12 }).map((list) => Uint32Array.from(list));
const people = fc.array(fc.nat(500), { minLength: 20, maxLength: 20 });

test("a further unit never covers fewer people; what it loses when it goes is what it had gained", () => {
  fc.assert(fc.property(people, fc.array(cover, { maxLength: 6 }), cover, (everyone, covers, another) => {
    const counts = coverCounts(covers, 20);
    const before = coveredPeople(everyone, counts);
    const gained = peopleGained(everyone, counts, another);
    addCover(counts, another, 1);
    expect(coveredPeople(everyone, counts)).toBe(before + gained);
    expect(peopleLost(everyone, counts, another)).toBe(gained);
    expect(coveredPeople(everyone, counts, 2)).toBeLessThanOrEqual(coveredPeople(everyone, counts));
  }));
});

test("zones together have everybody, and their covered ones are all that are covered", () => {
  fc.assert(fc.property(people, fc.array(cover, { maxLength: 4 }), fc.array(fc.nat(3), { minLength: 20, maxLength: 20 }), (everyone, covers, zoneOf) => {
    const counts = coverCounts(covers, 20);
    const zones = zoneCover({ people: everyone, zoneOf }, counts, 4);
    const sum = (list: Float64Array): number => list.reduce((total, each) => total + each, 0);
    expect(sum(zones.people)).toBe(everyone.reduce((total, each) => total + each, 0));
    expect(sum(zones.covered)).toBe(coveredPeople(everyone, counts));
  }));
});
