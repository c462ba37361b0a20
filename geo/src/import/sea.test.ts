import type { LngLat } from "@najda/protocol";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covers } from "../area/covers.ts";
import type { Bounds } from "../area/measures.ts";
import { wobblyRing } from "../area/test-shapes.ts";
import { joinCoast } from "./coast-lines.ts";
import { seaWithin } from "./sea.ts";

const bounds: Bounds = [44, 36, 44.2, 36.1];
const isSea = (coast: LngLat[][]) => {
  const sea = seaWithin(bounds, coast);
  return (at: LngLat): boolean => sea.flat().some((rings) => covers({ type: "Polygon", coordinates: rings }, at));
};

describe("the water is on the right of the coast", () => {
  const westward: LngLat[] = [[44.3, 36.05], [44.1, 36.06], [43.9, 36.05]];

  test("a coast from edge to edge, one way and the other", () => {
    const north = isSea([westward]);
    expect([north([44.1, 36.09]), north([44.1, 36.01])]).toEqual([true, false]);
    const south = isSea([westward.toReversed()]);
    expect([south([44.1, 36.09]), south([44.1, 36.01])]).toEqual([false, true]);
  });

  test("an island in the sea, and nothing but an island", () => {
    const island = wobblyRing(12, [44.1, 36.03]).map(([lng, lat]): LngLat => [44.1 + (lng - 44.1) / 10, 36.03 + (lat - 36.03) / 10]);
    for (const coast of [[westward.toReversed(), island], [island]]) {
      const sea = isSea(coast);
      expect([sea([44.1, 36.03]), sea([44.02, 36.02])]).toEqual([false, true]);
    }
  });

  test("a coast that ends just inside the extract goes on straight; one that ends far inside gives no sea", () => {
    const short = isSea([[[44.195, 36.05], [44.1, 36.05], [44.01, 36.05]]]);
    expect([short([44.1, 36.09]), short([44.005, 36.09]), short([44.1, 36.01])]).toEqual([true, true, false]);
    expect(seaWithin(bounds, [[[44.3, 36.05], [44.15, 36.05], [44.1, 36.05]]])).toEqual([]);
  });

  test("no coast, no sea; lines that contradict each other give none", () => {
    expect(seaWithin(bounds, [])).toEqual([]);
    expect(seaWithin(bounds, [westward, westward.map(([lng, lat]): LngLat => [lng, lat - 0.02])])).toEqual([]);
  });
});

test("a long coast comes in pieces that hold what the whole would, whatever its shape", () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: 1_200, max: 6_000 }), (seed, corners) => {
      const line = Array.from({ length: corners + 1 }, (_, at): LngLat => [43.99 + (0.22 * at) / corners, 36.05 + 0.03 * Math.sin(seed + at / 90) + 0.002 * Math.sin(seed * at)]);
      const sea = seaWithin(bounds, [line]);
      expect(sea.length).toBeGreaterThan(1);
      expect(Math.max(...sea.map((piece) => piece.flat().flat().length))).toBeLessThan(1_200);
      const water: LngLat[] = [...line, [44.21, 35.9], [43.99, 35.9], line[0]!];
      for (let at = 0; at < 40; at++) {
        const place: LngLat = [44.003 + ((at * 0.0487) % 0.194), 36.003 + ((at * 0.0271) % 0.094)];
        const whole = covers({ type: "Polygon", coordinates: [water] }, place);
        expect(sea.flat().some((rings) => covers({ type: "Polygon", coordinates: rings }, place))).toBe(whole);
      }
    }),
    { numRuns: 25 },
  );
});

test("ways are joined from end to beginning, never turned", () => {
  expect(joinCoast([[3, 4, 5], [1, 2, 3], [9, 8]])).toEqual([[1, 2, 3, 4, 5], [9, 8]]);
  expect(joinCoast([[1, 2, 3], [3, 4, 1]])).toEqual([[1, 2, 3, 4, 1]]);
  expect(joinCoast([[1, 2], [3, 2]])).toEqual([[1, 2], [3, 2]]);
});
