import { expect, test } from "vitest";
import { aBoard, anAssignment, anIncident, aReport, later, someId } from "../test-things.ts";
import { shortNumber } from "./incident-number.ts";
import { active, pending, pinned } from "./lists.ts";
import { isSendOverdue, isUnacknowledged } from "./overdue.ts";

const at = (seconds: number): number => Date.parse(later(seconds));

test("waiting incidents stand by priority, the oldest first among equals", () => {
  const board = aBoard({
    incidents: [
      anIncident({ id: someId(1), priority: 2, openedAt: later(0) }),
      anIncident({ id: someId(2), priority: 1, openedAt: later(20) }),
      anIncident({ id: someId(3), priority: 1, openedAt: later(10) }),
    ],
  });
  expect(pending(board.incidents).map((row) => row.id)).toEqual([someId(3), someId(2), someId(1)]);
});

test("an unanswered crew and a citizen's report are pinned above the incidents", () => {
  const board = aBoard({
    incidents: [anIncident({ status: "dispatched" })],
    assignments: [anAssignment({ statusSince: later(0) })],
    reports: [aReport({ filedAt: later(5) })],
  });
  expect(pinned(board, at(10)).map((row) => row.kind)).toEqual(["report"]);
  expect(pinned(board, at(30)).map((row) => row.kind)).toEqual(["unacknowledged", "report"]);
});

test("a crew that the server has escalated is unanswered whatever our clock says", () => {
  expect(isUnacknowledged(anAssignment({ escalation: 1 }), at(1))).toBe(true);
});

test("active incidents stand by priority, the one that changed last first among equals", () => {
  const incidents = [
    anIncident({ id: someId(1), status: "en-route", statusSince: later(5) }),
    anIncident({ id: someId(2), status: "on-scene", statusSince: later(9) }),
    anIncident({ id: someId(3), status: "pending" }),
    anIncident({ id: someId(4), status: "cleared", priority: 3 }),
  ];
  expect(active(aBoard({ incidents }).incidents).map((incident) => incident.id)).toEqual([someId(2), someId(1), someId(4)]);
});

test("a priority 1 incident without a unit is overdue after a minute, a priority 2 one after four", () => {
  expect(isSendOverdue(anIncident({ priority: 1 }), at(59))).toBe(false);
  expect(isSendOverdue(anIncident({ priority: 1 }), at(60))).toBe(true);
  expect(isSendOverdue(anIncident({ priority: 2 }), at(239))).toBe(false);
  expect(isSendOverdue(anIncident({ priority: 2 }), at(240))).toBe(true);
  expect(isSendOverdue(anIncident({ status: "en-route" }), at(9999))).toBe(false);
});

test("an incident's number is said without year and padding", () => {
  expect(shortNumber("2026-000412")).toBe("0412");
  expect(shortNumber("2026-123456")).toBe("123456");
});
