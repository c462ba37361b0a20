import { expect, test } from "vitest";
import { aBoard, anAssignment, aUnit, someId } from "../test-things.ts";
import { strips } from "./strips.ts";

test("each service has its strip, and tells how many of those on duty can be sent", () => {
  const board = aBoard({
    units: [
      aUnit({ id: someId(1), callSign: "Medic 7" }),
      aUnit({ id: someId(2), callSign: "Medic 8", duty: "off-duty" }),
      aUnit({ id: someId(3), callSign: "Medic 9" }),
      aUnit({ id: someId(4), callSign: "Engine 1", service: "fire" }),
    ],
    assignments: [anAssignment({ unitId: someId(3), status: "on-scene" })],
  });
  expect(strips(board).map(({ service, free, onDuty }) => [service, free, onDuty])).toEqual([
    ["fire", 1, 1],
    ["ambulance", 1, 2],
  ]);
});

test("who has not answered stands first, off duty last, and 9 comes before 10", () => {
  const board = aBoard({
    units: [
      aUnit({ id: someId(1), callSign: "Medic 10" }),
      aUnit({ id: someId(2), callSign: "Medic 9" }),
      aUnit({ id: someId(3), callSign: "Medic 1", duty: "off-duty" }),
      aUnit({ id: someId(4), callSign: "Medic 20" }),
    ],
    assignments: [anAssignment({ unitId: someId(4), status: "dispatched" })],
  });
  expect(strips(board)[0]?.units.map((each) => each.unit.callSign)).toEqual(["Medic 20", "Medic 9", "Medic 10", "Medic 1"]);
});
