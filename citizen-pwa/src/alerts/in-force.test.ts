import { expect, test } from "vitest";
import fc from "fast-check";
import { inForce, withAlert, worthKeeping } from "./in-force.ts";
import { anAlert } from "./test-alert.ts";

const at = (time: string): number => Date.parse(`2026-11-21T${time}:00.000Z`);
const alert = anAlert();
const allClear = anAlert({ kind: "all-clear", version: 5, sentAt: "2026-11-21T17:00:00.000Z" });

test("the all-clear replaces the alert, and the alert that comes late does not bring it back", () => {
  expect(withAlert([alert], allClear)).toEqual([allClear]);
  expect(withAlert([allClear], alert)).toEqual([allClear]);
});

test("an end with the version of what it ends still ends it", () => {
  const correction = anAlert({ kind: "correction", version: alert.version });
  expect(withAlert([alert], correction)).toEqual([correction]);
  expect(withAlert([correction], alert)).toEqual([correction]);
});

test("the whole alert takes the place of its pushed short form, and not the other way round", () => {
  const pushed = anAlert({ cells: [] });
  expect(withAlert([pushed], alert)).toEqual([alert]);
  expect(withAlert([alert], pushed)).toEqual([alert]);
});

test("in whatever order the versions come, the newest is shown", () => {
  const versions = [alert, anAlert({ version: 4 }), allClear];
  fc.assert(
    fc.property(fc.shuffledSubarray([...versions, ...versions], { minLength: 6 }), (order) => {
      expect(order.reduce(withAlert, [] as ReturnType<typeof withAlert>)).toEqual([allClear]);
    }),
  );
});

test("an expired alert is not shown; an all-clear is, for six hours", () => {
  expect(inForce([alert], at("18:29"))).toEqual([alert]);
  expect(inForce([alert], at("18:30"))).toEqual([]);
  expect(inForce([allClear], at("22:59"))).toEqual([allClear]);
  expect(inForce([allClear], at("23:00"))).toEqual([]);
});

test("the worst comes first, the real before the exercise, the newer before the older", () => {
  const named = (alertId: string, changes: Parameters<typeof anAlert>[0]) => anAlert({ ...changes, alertId });
  const shown = inForce(
    [
      named("clear", { kind: "all-clear" }),
      named("exercise", { capStatus: "Exercise", severity: "Extreme" }),
      named("older", {}),
      named("newer", { sentAt: "2026-11-21T16:30:00.000Z" }),
      named("worst", { severity: "Extreme" }),
    ],
    at("17:00"),
  );
  expect(shown.map(({ alertId }) => alertId)).toEqual(["worst", "newer", "older", "exercise", "clear"]);
});

test("what is long over is forgotten", () => {
  expect(worthKeeping([alert], at("18:30") + 3 * 86_400_000)).toEqual([]);
  expect(worthKeeping([alert], at("23:00"))).toEqual([alert]);
});
