import { expect, test } from "vitest";
import { costs, lossOfAll } from "./losses.ts";

const loss = (people: number) => ({ coverageLoss: { people, share: people / 100_000, estimate: true as const } });

test("what holds for all of a list is said once; where units differ, only those that cost something say so", () => {
  expect(lossOfAll([loss(0), loss(99), loss(0)])).toEqual({ loss: undefined });
  expect(lossOfAll([loss(2_000), loss(2_000)])).toEqual({ loss: loss(2_000).coverageLoss });
  expect(lossOfAll([loss(2_000), loss(0)])).toBeUndefined();
  expect([loss(2_000).coverageLoss, loss(99).coverageLoss, undefined].map(costs)).toEqual([true, false, false]);
});

test("one unit says for itself what it costs, and of what is not known nothing is said", () => {
  expect(lossOfAll([loss(2_000)])).toBeUndefined();
  expect(lossOfAll([loss(0)])).toEqual({ loss: undefined });
  expect(lossOfAll([])).toBeUndefined();
  expect(lossOfAll([loss(0), {}])).toBeUndefined();
  expect(lossOfAll([{}, loss(0)])).toBeUndefined();
});
