import { expect, test } from "vitest";
import type { Assignment, AssignmentStatus, Incident } from "@najda/protocol";
import { isActive } from "@najda/protocol";
import { derivedStatus, withDerivedStatus } from "./incident-status.ts";

const with_ = (status: AssignmentStatus, times: Assignment["times"] = {}): Assignment => ({ status, times, active: isActive(status) }) as Assignment;
const arrived = { "on-scene": "2026-11-21T14:00:00.000Z" };

test.each<[string, Assignment[], string]>([
  ["nobody was sent", [], "pending"],
  ["one is on its way to acknowledge", [with_("dispatched")], "dispatched"],
  ["the furthest counts", [with_("dispatched"), with_("en-route")], "en-route"],
  ["staged near by is still on the way", [with_("staged")], "en-route"],
  ["one is there", [with_("en-route"), with_("on-scene", arrived)], "on-scene"],
  ["one drives to the hospital", [with_("transporting", arrived)], "on-scene"],
  ["all are done", [with_("cleared", arrived)], "cleared"],
  ["all were called back: somebody still waits", [with_("cancelled")], "pending"],
  ["a crew that can't go leaves it waiting", [with_("refused")], "pending"],
  ["cleared without ever arriving served nobody", [with_("cleared")], "pending"],
])("when %s", (_, assignments, status) => {
  expect(derivedStatus(assignments)).toBe(status);
});

test("what a person has decided is not derived away", () => {
  const closed = { status: "closed" } as Incident;
  expect(withDerivedStatus(closed, [with_("on-scene", arrived)], new Date())).toBe(closed);
});
