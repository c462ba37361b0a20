import { areaCells } from "@najda/geo";
import { array, assert, asyncProperty, integer } from "fast-check";
import { expect, test } from "vitest";
import { flood } from "../test/flood.ts";
import { nearestFirst, rangeSize, wavesOf } from "./ranges.ts";

async function waves(counts: readonly number[]): Promise<string[][]> {
  const made: string[][] = [];
  for await (const wave of wavesOf(cellsWith(counts))) made.push(wave);
  return made;
}

const cellsWith = (counts: readonly number[]) => counts.map((subscriptions, place) => ({ cell: `cell-${place}`, subscriptions }));

test("cells are taken from the middle of the area outwards, each once", () => {
  const { area } = flood();
  const cells = areaCells(area);
  const ordered = nearestFirst(cells, area);
  expect(ordered.toSorted()).toEqual(cells);
  expect(nearestFirst(cells.toReversed(), area)).toEqual(ordered);
});

test("every cell that somebody lives in is in exactly one wave, in its order", () =>
  assert(
    asyncProperty(array(integer({ min: 0, max: 50_000 }), { maxLength: 60 }), async (counts) => {
      const lived = cellsWith(counts).filter(({ subscriptions }) => subscriptions > 0);
      expect((await waves(counts)).flat()).toEqual(lived.map(({ cell }) => cell));
    }),
  ));

test("the first wave is small, so that it rings at once", async () => {
  expect(await waves([1200, 5000, 3000, 0, 9000])).toEqual([["cell-0"], ["cell-1", "cell-2", "cell-4"]]);
});

test("10,000 people never make more than 20 ranges, however they live", () =>
  assert(
    asyncProperty(array(integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 200 }), async (wished) => {
      let left = 10_000;
      const counts = wished.map((count) => {
        const taken = Math.min(count, left);
        left -= taken;
        return taken;
      });
      const sizeOf = new Map(cellsWith(counts).map(({ cell, subscriptions }) => [cell, subscriptions]));
      const sizes = (await waves(counts)).map((wave) => wave.reduce((sum, cell) => sum + (sizeOf.get(cell) ?? 0), 0));
      expect(sizes.reduce((sum, size) => sum + Math.ceil(size / rangeSize), 0)).toBeLessThanOrEqual(20);
    }),
  ));
