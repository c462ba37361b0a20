import { expect, test } from "vitest";
import type { Assignment } from "@najda/protocol";
import { timeToAnswer } from "./time-to-answer.ts";
import { anAssignment } from "./test-assignment.ts";

const sent = Date.parse("2026-11-21T14:00:00Z");
const after = (seconds: number, assignment: Assignment = anAssignment()) =>
  timeToAnswer(assignment, { now: sent + seconds * 1000, acknowledgeSeconds: 30 });

test.each([
  [0, { seconds: 30, asked: 0, over: false }],
  [9, { seconds: 21, asked: 0, over: false }],
  [29.4, { seconds: 1, asked: 0, over: false }],
  [31, { seconds: 29, asked: 1, over: false }],
  [60, { seconds: 0, asked: 2, over: true }],
  [4000, { seconds: 0, asked: 2, over: true }],
] as const)("%s s after the dispatch", (seconds, expected) => {
  expect(after(seconds)).toEqual(expected);
});

test("what the server has escalated counts even when this phone's clock is behind", () => {
  expect(after(2, anAssignment({ escalation: 1 }))).toEqual({ seconds: 30, asked: 1, over: false });
  expect(after(-100)).toEqual({ seconds: 30, asked: 0, over: false });
});
