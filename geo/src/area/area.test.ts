import { createHash } from "node:crypto";
import type { Area, LngLat } from "@najda/protocol";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { areaCells, areaKm2, boundsOf, canonicalArea, cellOf, checkArea, covers, distanceMetres, hashArea, simplifyOutwards, vertexCount } from "../index.ts";
import { polygonsOf } from "./rings.ts";
import { square, wobblyRing } from "./test-shapes.ts";

const area = (...rings: LngLat[][]): Area => ({ type: "Polygon", coordinates: rings });

test("a degree of latitude is 111.2 km, a degree of longitude half of that at 60 degrees north", () => {
  expect(distanceMetres([44, 36], [44, 37])).toBeCloseTo(111_195, -1);
  expect(distanceMetres([44, 60], [45, 60])).toBeCloseTo(55_597, -1);
});

test("a hole does not belong to the area, its edge does", () => {
  const lake = area(square(0, 0, 9), square(1, 1, 1));
  expect(covers(lake, [5, 5])).toBe(true);
  expect(covers(lake, [1.5, 1.5])).toBe(false);
  expect(covers(lake, [0, 4])).toBe(true);
});

test("an area of one square kilometre has cells although it holds no cell's centre", () => {
  const small = area(square(44.003, 36.002, 0.01));
  expect(areaKm2(small)).toBeCloseTo(1, 0);
  expect(areaCells(small).length).toBeGreaterThan(0);
});

test("whoever is inside the area is inside one of its cells", () => {
  const inputs = fc.tuple(fc.integer({ min: 3, max: 12 }), fc.nat(500), fc.nat(1000), fc.nat(1000));
  fc.assert(fc.property(inputs, ([corners, seed, x, y]) => {
    const around = area(wobblyRing(corners, [44, 36], seed));
    const [west, south, east, north] = boundsOf(around);
    const at: LngLat = [west + (x / 1000) * (east - west), south + (y / 1000) * (north - south)];
    fc.pre(covers(around, at));
    expect(areaCells(around)).toContain(cellOf(at));
  }), { numRuns: 300 });
}, 30_000);

test("the hash is the same for a Polygon, a MultiPolygon of it, and a copy kept at 7 decimals", async () => {
  const one = area(wobblyRing(12, [44, 36]));
  const rounded = area(wobblyRing(12, [44, 36]).map(([lng, lat]) => [Number(lng.toFixed(7)), Number(lat.toFixed(7))]));
  const hash = createHash("sha256").update(canonicalArea(one)).digest("hex");
  expect(await hashArea(one)).toBe(hash);
  expect(await hashArea(rounded)).toBe(hash);
  expect(await hashArea({ type: "MultiPolygon", coordinates: polygonsOf(one) })).toBe(hash);
  expect(await hashArea(area(wobblyRing(12, [44.000001, 36])))).not.toBe(hash);
});

test("minus nothing is nothing", () => {
  expect(canonicalArea(area(square(-0, 0, 1)))).toBe(canonicalArea(area(square(0, -0, 1))));
  expect(canonicalArea(area(square(-1e-9, 0, 1)))).not.toContain("-0.0000000");
});

test("a simplified area contains the whole of the original and is still a usable area", () => {
  const inputs = fc.tuple(fc.integer({ min: 3, max: 120 }), fc.nat(500), fc.integer({ min: 5, max: 60 }), fc.boolean());
  fc.assert(fc.property(inputs, ([corners, seed, cap, twin]) => {
    const ring = wobblyRing(corners, [44, 36], seed);
    const original: Area = twin
      ? { type: "MultiPolygon", coordinates: [[ring], [wobblyRing(corners, [44.2, 36.05], seed + 1)]] }
      : area(ring);
    const simple = simplifyOutwards(original, cap);
    expect(vertexCount(simple)).toBeLessThanOrEqual(cap);
    expect(checkArea(simple)).toEqual(simple);
    expectContains(simple, original);
  }), { numRuns: 200 });
}, 30_000);

test("a circle of 1,000 vertices becomes one of 100 that is hardly larger", () => {
  const angles = Array.from({ length: 1000 }, (_, at) => ((at % 999) / 999) * 2 * Math.PI);
  const circle = angles.map((angle): LngLat => [44 + 0.1 * Math.cos(angle), 36 + 0.1 * Math.sin(angle)]);
  const simple = simplifyOutwards(area(circle), 100);
  expect(vertexCount(simple)).toBeLessThanOrEqual(100);
  expect(areaKm2(simple)).toBeLessThan(areaKm2(area(circle)) * 1.01);
});

test("an area in the corner of the map can be simplified too", () => {
  const corner: LngLat[] = [[180, 89], [180, 90], [179, 90], [178.6, 89.9], [178.3, 89.5], [178.4, 89.2], [179, 89], [180, 89]];
  const simple = simplifyOutwards(area(corner), 5);
  expect(checkArea(simple)).toEqual(simple);
  expectContains(simple, area(corner));
});

test("simplifying fills holes, and with them what stood inside", () => {
  const island: Area = { type: "MultiPolygon", coordinates: [[square(0, 0, 9), square(1, 1, 5)], [square(2, 2, 1)]] };
  expect(simplifyOutwards(island, 6)).toEqual({ type: "Polygon", coordinates: [square(0, 0, 9)] });
});

/** Corners and the middles of the edges, moved a hair inwards because both outlines may run along each other. */
function expectContains(outer: Area, original: Area): void {
  for (const ring of polygonsOf(original).map((rings) => rings[0]!)) {
    const centre = boundsOf(ring);
    const [x, y] = [(centre[0] + centre[2]) / 2, (centre[1] + centre[3]) / 2];
    for (let at = 0; at + 1 < ring.length; at++) {
      const [a, b] = [ring[at]!, ring[at + 1]!];
      for (const share of [0, 0.25, 0.5]) {
        const point: LngLat = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
        const inward: LngLat = [point[0] + (x - point[0]) * 1e-9, point[1] + (y - point[1]) * 1e-9];
        expect(covers(outer, inward)).toBe(true);
      }
    }
  }
}
