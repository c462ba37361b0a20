import type { LngLat } from "@najda/protocol";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { buildGraph } from "../index.ts";
import { pointsOf } from "./slow-zones.ts";
import { findStreets } from "./snap.ts";

const metre = 1 / 111_195.08;
const square = (from: number, to: number) =>
  fc.tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to })).map(([x, y]): LngLat => [x * metre, y * metre]);

test("the nearest street is found, also among diagonals whose boxes all hold the point", () => {
  fc.assert(fc.property(fc.array(fc.tuple(square(0, 250), square(450, 700)), { minLength: 1, maxLength: 40 }), square(250, 450), (lines, at) => {
    // All begin at one junction, so that none is dropped.
    const pieces = lines.flatMap((points, n) => [
      { from: 0, to: n + 1, points, metresPerSecond: 10, passable: "both" as const },
    ]);
    const graph = buildGraph(pieces);
    const found = findStreets(graph).snap(at);
    const nearest = Math.min(...lines.map(([a, b]) => metresTo(at, a, b)));
    expect(found!.metres).toBeCloseTo(nearest, 0);
    const [a, b] = pointsOf(graph, found!.street) as [LngLat, LngLat];
    const on: LngLat = [a[0] + (b[0] - a[0]) * found!.share, a[1] + (b[1] - a[1]) * found!.share];
    expect(Math.hypot(on[0] - at[0], on[1] - at[1]) / metre).toBeCloseTo(found!.metres, 0);
  }), { numRuns: 500 });
});

test("beyond a kilometre there is none", () => {
  const { snap } = findStreets(buildGraph([{ from: 1, to: 2, points: [[0, 0], [0.001, 0]], metresPerSecond: 10, passable: "both" }]));
  expect(snap([0, 990 * metre])!.metres).toBeCloseTo(990, -1);
  expect(snap([0, 1010 * metre])).toBeUndefined();
});

function metresTo([x, y]: LngLat, [ax, ay]: LngLat, [bx, by]: LngLat): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy) / metre;
}
