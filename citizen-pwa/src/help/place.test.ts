import { expect, test } from "vitest";
import { knowledgeOf, placeToSend } from "./place.ts";

const now = Date.parse("2026-11-21T16:00:00Z");
const here = { at: [44.3, 36.4] as [number, number], accuracyMetres: 18, recordedAt: now - 3000 };
const pin: [number, number] = [44.31, 36.41];

test("the phone's own place goes out with its accuracy", () => {
  expect(placeToSend(undefined, here, false)).toEqual({ at: here.at, accuracyMetres: 18 });
});

test("a pin that the person has set counts more than the receiver", () => {
  expect(placeToSend(pin, here, false)).toEqual({ at: pin });
});

test("the sender's place is never taken for that of somebody else", () => {
  expect(placeToSend(undefined, here, true)).toBeUndefined();
  expect(placeToSend(pin, here, true)).toEqual({ at: pin });
});

test.each([
  [here, true, "good"],
  [{ ...here, accuracyMetres: 900 }, true, "rough"],
  [{ ...here, recordedAt: now - 200_000 }, true, "searching"],
  [undefined, true, "searching"],
  [undefined, false, "missing"],
] as const)("%o, locating %s: %s", (fix, locating, knowledge) => {
  expect(knowledgeOf(fix === undefined ? undefined : { ...fix, at: [...fix.at] }, { now, locating })).toBe(knowledge);
});
