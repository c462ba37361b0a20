import { expect, test } from "vitest";
import { aUnit, anAssignment } from "../test-things.ts";
import { unitStatus } from "./unit-status.ts";

test.each([
  ["dispatched", "DP"],
  ["acknowledged", "AK"],
  ["en-route", "ER"],
  ["staged", "ST"],
  ["on-scene", "OS"],
  ["transporting", "TR"],
  ["at-destination", "TA"],
] as const)("a unit whose assignment is %s shows %s and cannot be sent", (status, code) => {
  expect(unitStatus(aUnit(), anAssignment({ status }))).toMatchObject({ code, free: false });
});

test("the assignment decides before the duty, so that a crew that logs off at the scene is still seen there", () => {
  expect(unitStatus(aUnit({ duty: "out-of-service" }), anAssignment({ status: "on-scene" })).code).toBe("OS");
});

test("a unit without an assignment shows its duty", () => {
  expect(unitStatus(aUnit({ duty: "off-duty" })).code).toBe("OFF");
  expect(unitStatus(aUnit({ duty: "out-of-service" })).code).toBe("OOS");
  expect(unitStatus(aUnit())).toMatchObject({ code: "AR", free: true });
});

test("an ended assignment no longer holds the unit", () => {
  expect(unitStatus(aUnit(), anAssignment({ status: "cleared", active: false })).free).toBe(true);
});
