import { expect, test } from "vitest";
import { bearing, directionTo } from "./compass.ts";
import { changesSince, essentials } from "./incident-changes.ts";
import { anIncident } from "./test-assignment.ts";

const seen = essentials(anIncident());

test("a place that moved is said with distance and direction", () => {
  const changes = changesSince(seen, anIncident({ at: [44.01 + 0.0019, 36.19 + 0.0015] }));
  expect(changes?.moved?.direction).toBe("ne");
  expect(changes?.moved?.metres).toBeCloseTo(238, -1);
});

test("a nudge of the pin is no news, another type or address is", () => {
  expect(changesSince(seen, anIncident({ at: [44.01005, 36.19] }))).toBeUndefined();
  expect(changesSince(seen, anIncident({ type: "gas-leak", address: "Palm Square 3", version: 9 }))?.fields).toEqual(["type", "address"]);
});

test("the number of calls and the status are no change of the task", () => {
  expect(changesSince(seen, anIncident({ callCount: 4, status: "en-route", version: 9 }))).toBeUndefined();
  expect(changesSince(undefined, anIncident())).toBeUndefined();
  expect(changesSince(seen, anIncident({ id: "0193a000-0000-7000-8000-000000000055", type: "flood" }))).toBeUndefined();
});

test.each([
  [[44, 36.1], "n"], [[44.1, 36.08], "ne"], [[44.1, 36], "e"], [[44.1, 35.92], "se"],
  [[44, 35.9], "s"], [[43.9, 35.92], "sw"], [[43.9, 36], "w"], [[43.9, 36.08], "nw"],
] as const)("from [44, 36] %o lies %s", (to, direction) => {
  expect(directionTo([44, 36], [...to])).toBe(direction);
});

test("a bearing is between 0 and 360", () => {
  expect(bearing([44, 36], [43.999, 36.1])).toBeGreaterThan(359);
});
