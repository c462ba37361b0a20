import { expect, test } from "vitest";
import { sameShallow } from "./same-shallow.ts";

const unit = { id: "e1" };

test("lists and objects with the same members are the same, so that nothing is drawn again for nothing", () => {
  expect(sameShallow([unit, 2], [unit, 2])).toBe(true);
  expect(sameShallow({ a: unit }, { a: unit })).toBe(true);
});

test("another member, another order, another kind are a change", () => {
  expect(sameShallow([unit], [{ ...unit }])).toBe(false);
  expect(sameShallow([1, 2], [2, 1])).toBe(false);
  expect(sameShallow([], {})).toBe(false);
  expect(sameShallow({ a: undefined }, { b: undefined })).toBe(false);
  expect(sameShallow(null, {})).toBe(false);
});
