import { expect, test } from "vitest";
import { chipAfterKey, chipRows, chipWidth } from "./chip-rows.ts";

const chip = (callSign: string, clock = false) => ({ callSign, code: "AR", clock });

test("chips fill a row and go on in the next; none is wider than the strip", () => {
  const chips = [chip("M1"), chip("M2"), chip("M3"), chip("M4")];
  const two = 2 * chipWidth(chip("M1")) + 8;
  expect(chipRows(two, chips)).toEqual([0, 2]);
  expect(chipRows(10, chips)).toEqual([0, 1, 2, 3]);
  expect(chipRows(300, [])).toEqual([]);
});

test("a clock needs room", () => {
  expect(chipWidth(chip("M1", true))).toBeGreaterThan(chipWidth(chip("M1")));
});

test("arrows walk the way the language reads, and stop at the ends", () => {
  const arabic = { rows: [0, 3, 6], count: 7, forwards: "ArrowLeft" } as const;
  expect(chipAfterKey("ArrowLeft", 0, arabic)).toBe(1);
  expect(chipAfterKey("ArrowRight", 0, arabic)).toBe(0);
  expect(chipAfterKey("ArrowDown", 1, arabic)).toBe(4);
  expect(chipAfterKey("ArrowDown", 6, arabic)).toBe(6);
  expect(chipAfterKey("ArrowUp", 5, arabic)).toBe(2);
  expect(chipAfterKey("Tab", 0, arabic)).toBeUndefined();
});
