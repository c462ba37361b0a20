import { expect, test } from "vitest";
import { buildGraph, type StreetPiece } from "../index.ts";
import { cellsOf } from "./cells.ts";

const metre = 1 / 111_195.08;
const street = (ends: [number, number][], keys: [number, number]): StreetPiece => ({
  from: keys[0], to: keys[1], points: ends.map(([x, y]) => [x * 100 * metre, y * 100 * metre]), metresPerSecond: 10, passable: "both",
});

/** A grid of 32 x 32 corners; all of its east comes over one bridge. */
const town = Array.from({ length: 32 * 32 }, (_, key) => ({ key, x: key % 32, y: Math.floor(key / 32) })).flatMap(({ key, x, y }) => [
  ...(x < 31 && (x !== 15 || y === 20) ? [street([[x, y], [x + 1, y]], [key, key + 1])] : []),
  ...(y < 31 ? [street([[x, y], [x, y + 1]], [key, key + 32])] : []),
]);

test("cells are small, hold every junction once, and few streets lead from one to another", () => {
  const graph = buildGraph(town);
  const cell = cellsOf(graph, 64);
  const sizes = new Map<number, number>();
  for (const number of cell) sizes.set(number, (sizes.get(number) ?? 0) + 1);
  expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBe(1024);
  expect(Math.max(...sizes.values())).toBeLessThanOrEqual(64);
  expect([...sizes.keys()].sort((a, b) => a - b)).toEqual(Array.from(sizes.keys(), (_, at) => at));
  const crossing = Array.from(graph.from, (from, at) => cell[from] !== cell[graph.to[at]!]).filter(Boolean).length;
  // Squares of 8 x 8 would have 224 of the 1,953 streets between them.
  expect(crossing).toBeLessThan(300);
});

test("a river is a border: only its bridge leads over", () => {
  const graph = buildGraph(town);
  const cell = cellsOf(graph, 520);
  expect(new Set(cell).size).toBe(2);
  expect(Array.from(graph.from, (from, at) => cell[from] !== cell[graph.to[at]!]).filter(Boolean)).toHaveLength(1);
});

test("no junctions, no cells", () => {
  expect(cellsOf(buildGraph([]), 64)).toEqual(new Uint32Array());
});
