import { expect, test } from "vitest";
import { afterBoard, endedByCrew, heardEnding, nothingRemembered, recallAcknowledged } from "./recall.ts";
import { anAssignment, anIncident } from "./test-assignment.ts";

const held = { assignment: anAssignment({ status: "en-route" }), incident: anIncident() };
const other = { assignment: anAssignment({ id: "0193a000-0000-7000-8000-000000000077" }), incident: anIncident() };
const working = afterBoard(nothingRemembered, held);

test("a task that the desk takes away stays on the screen until the crew has acknowledged it", () => {
  const recalled = afterBoard(working, undefined);
  expect(recalled.recalled).toEqual(held);
  expect(afterBoard(recalled, undefined).recalled).toEqual(held);
  expect(recallAcknowledged(recalled).recalled).toBeUndefined();
});

test("a task that the crew itself has ended just goes", () => {
  expect(afterBoard(endedByCrew(working, held.assignment.id), undefined).recalled).toBeUndefined();
});

test("a task replaced by another one is recalled, and the other one is held", () => {
  const replaced = afterBoard(working, other);
  expect(replaced.recalled).toEqual(held);
  expect(replaced.held).toEqual(other);
});

test("the same task with a new status is no recall", () => {
  const onScene = { ...held, assignment: { ...held.assignment, status: "on-scene" as const } };
  expect(afterBoard(working, onScene)).toMatchObject({ held: onScene, recalled: undefined });
});

test("the desk's reason is remembered whether the event comes before or after the board", () => {
  const ended = { ...held.assignment, status: "cancelled" as const, active: false, reason: "Closer unit found" };
  const before = afterBoard(heardEnding(working, ended), undefined);
  const after = heardEnding(afterBoard(working, undefined), ended);
  for (const memory of [before, after]) {
    expect(memory.recalled).toEqual(held);
    expect(memory.endings[held.assignment.id]).toEqual({ status: "cancelled", reason: "Closer unit found" });
  }
});

test("endings are not collected for ever", () => {
  const many = Array.from({ length: 60 }, (_, index) => anAssignment({ id: `0193a000-0000-7000-8000-0000000001${String(index).padStart(2, "0")}`, status: "cleared", active: false }));
  const memory = many.reduce((kept, ended) => endedByCrew(heardEnding(kept, ended), ended.id), nothingRemembered);
  expect(Object.keys(memory.endings).length).toBeLessThanOrEqual(20);
  expect(memory.endedHere.length).toBe(20);
});
