import { expect, test } from "vitest";
import { codesFrom, needsFrom, needsText } from "./code-texts.ts";

test("a run card is read as it is written, with any digits and commas", () => {
  expect(needsFrom("engine 2، ladder")).toEqual([{ capability: "engine", count: 2 }, { capability: "ladder", count: 1 }]);
  expect(needsFrom("als ٣")).toEqual([{ capability: "als", count: 3 }]);
  expect(needsText([{ capability: "engine", count: 2 }])).toBe("engine 2");
  expect(needsFrom("")).toEqual([]);
});

test.each(["two engines 2", "engine 0", "engine 21", "engine x"])("%s is no run card", (text) => {
  expect(needsFrom(text)).toBeUndefined();
});

test("capabilities are codes", () => {
  expect(codesFrom("ALS, engine")).toEqual(["als", "engine"]);
  expect(codesFrom("als; engine!")).toBeUndefined();
});
