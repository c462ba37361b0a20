import type { Area, LngLat } from "@najda/protocol";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { covers } from "../area/covers.ts";
import { wobblyRing } from "../area/test-shapes.ts";
import { cellBounds, rasterOver } from "./grid.ts";
import { cellsInside, zonesOfCells } from "./zone-cells.ts";

const raster = rasterOver([44, 36, 44.1, 36.05]);
const every = Array.from({ length: raster.columns * raster.rows }, (_, cell) => cell);
const middle = (cell: number): LngLat => {
  const [west, south, east, north] = cellBounds(raster, cell);
  return [(west + east) / 2, (south + north) / 2];
};
const square = (west: number, south: number, size: number): LngLat[] => [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]];

test("the cells of an area are those whose middle it holds, also with a hole, in two parts and beyond the map", () => {
  const areas: Area[] = [
    { type: "Polygon", coordinates: [square(44.01, 36.01, 0.03), square(44.02, 36.02, 0.01)] },
    { type: "MultiPolygon", coordinates: [[square(43.9, 35.9, 0.12)], [square(44.06, 36.01, 0.9)]] },
  ];
  for (const area of areas) {
    const inside = cellsInside(raster, area);
    expect(inside.length).toBeGreaterThan(5);
    expect(inside).toEqual(every.filter((cell) => covers(area, middle(cell))));
  }
});

test("whatever its border, an area has the cells that a test of each middle gives", () => {
  fc.assert(fc.property(fc.integer({ min: 3, max: 60 }), fc.nat(1000), (corners, seed) => {
    const ring = wobblyRing(corners, [44, 36], seed).map(([lng, lat]): LngLat => [44.05 + (lng - 44) * 0.3, 36.02 + (lat - 36) * 0.3]);
    const area: Area = { type: "Polygon", coordinates: [ring] };
    expect(cellsInside(raster, area)).toEqual(every.filter((cell) => covers(area, middle(cell))));
  }));
});

test("where zones overlap the smallest has the place, and what is in none has none", () => {
  const large: Area = { type: "Polygon", coordinates: [square(44, 36, 0.04)] };
  const small: Area = { type: "Polygon", coordinates: [square(44.01, 36.01, 0.02)] };
  const places = [44.005, 44.02, 44.08].map((lng) => every.findIndex((cell) => covers({ type: "Polygon", coordinates: [square(lng - 0.0015, 36.018, 0.003)] }, middle(cell))));
  for (const areas of [[small, large], [large, small]]) {
    const zones = [...zonesOfCells(raster, places, areas)];
    expect(zones).toEqual([areas.indexOf(large), areas.indexOf(small), -1]);
  }
});
