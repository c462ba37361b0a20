import type { LngLat } from "@najda/protocol";
import { expect, test } from "vitest";
import { buildGraph, distanceMetres, reach, type StreetPiece } from "../index.ts";

const metre = 1 / 111_195.08;
const line = Array.from({ length: 10 }, (_, at): StreetPiece => ({
  from: at, to: at + 1, points: [at, at + 1].map((x): LngLat => [x * 100 * metre, 0]), metresPerSecond: 10, passable: "both",
}));

test("within half a minute at ten metres a second a unit is three hundred metres away, and no further", () => {
  const places = [...triples(reach(buildGraph(line), [500 * metre, 0], 31))];
  expect(places.length).toBe(7);
  for (const [lng, lat, seconds] of places) expect(seconds).toBeCloseTo(distanceMetres([500 * metre, 0], [lng, lat]) / 10, 1);
});

test("nobody reaches anything from where there is no street", () => {
  expect(reach(buildGraph(line), [1, 1], 600).length).toBe(0);
});

function* triples(flat: Float64Array): Generator<[number, number, number]> {
  for (let at = 0; at < flat.length; at += 3) yield [flat[at]!, flat[at + 1]!, flat[at + 2]!];
}
