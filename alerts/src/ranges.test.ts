import { areaCells } from "@najda/geo";
import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { flood } from "../test/flood.ts";
import { nearestFirst, rangeSize, wavesOf } from "./ranges.ts";

const cellsWith = (counts: readonly number[]) => counts.map((subscriptions, place) => ({ cell: `cell-${place}`, subscriptions }));

test("cells are taken from the middle of the area outwards, each once", () => {
  const { area } = flood();
  const cells = areaCells(area);
  const ordered = nearestFirst(cells, area);
  expect(ordered.toSorted()).toEqual(cells);
  expect(nearestFirst(cells.toReversed(), area)).toEqual(ordered);
});

test("every cell that somebody lives in is in exactly one wave, in its order", () => {
  assert(
    property(array(integer({ min: 0, max: 50_000 }), { maxLength: 60 }), (counts) => {
      const cells = cellsWith(counts);
      expect(wavesOf(cells).flat()).toEqual(cells.filter(({ subscriptions }) => subscriptions > 0).map(({ cell }) => cell));
    }),
  );
});

test("the first wave is small, so that it rings at once; 10,000 people never make more than 20 ranges", () => {
  expect(wavesOf(cellsWith([1200, 5000, 3000]))).toEqual([["cell-0"], ["cell-1", "cell-2"]]);
  assert(
    property(array(integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 200 }), (counts) => {
      let left = 10_000;
      const cells = cellsWith(counts.map((count) => { const taken = Math.min(count, left); left -= taken; return taken; }));
      const sizeOf = new Map(cells.map(({ cell, subscriptions }) => [cell, subscriptions]));
      const ranges = wavesOf(cells).map((wave) => Math.ceil(wave.reduce((sum, cell) => sum + (sizeOf.get(cell) ?? 0), 0) / rangeSize));
      expect(ranges.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(20);
    }),
  );
});
