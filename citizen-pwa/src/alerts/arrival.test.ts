import { expect, test } from "vitest";
import { arrivalOf } from "./arrival.ts";
import { anAlert } from "./test-alert.ts";

const alert = anAlert();
const allClear = anAlert({ kind: "all-clear", version: 5 });
const now = Date.parse("2026-11-21T16:03:00Z");
const inside = { near: { kind: "inside", place: "here" }, before: undefined, after: alert, news: true, now } as const;

test("an alert that means this person comes to the front", () => {
  expect(arrivalOf(alert, inside)).toBe("front");
});

test("what stood when the page was opened waits on the first screen", () => {
  expect(arrivalOf(alert, { ...inside, news: false })).toBe("quiet");
});

test("someone outside the area stays quiet", () => {
  expect(arrivalOf(alert, { ...inside, near: { kind: "nearby" } })).toBe("quiet");
});

test("an alert that its own end has overtaken is not brought to the front", () => {
  expect(arrivalOf(alert, { ...inside, after: allClear })).toBe("quiet");
});

test("an all-clear rings where the alert was known, and is quiet where it was not", () => {
  expect(arrivalOf(allClear, { ...inside, before: alert, after: allClear })).toBe("ring");
  expect(arrivalOf(allClear, { ...inside, after: allClear })).toBe("quiet");
});

test("the same version again, or one that has expired, disturbs nobody", () => {
  expect(arrivalOf(alert, { ...inside, before: alert })).toBe("quiet");
  expect(arrivalOf(alert, { ...inside, now: Date.parse(alert.expires) + 1 })).toBe("quiet");
});
