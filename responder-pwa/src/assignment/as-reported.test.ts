import { expect, test } from "vitest";
import { asReported } from "./as-reported.ts";
import { anAssignment } from "./test-assignment.ts";

const assignment = anAssignment();
const report = (status: "acknowledged" | "en-route" | "on-scene" | "cleared", minute: number) => ({
  assignmentId: assignment.id,
  status,
  reportedAt: `2026-11-21T14:0${minute}:00.000Z`,
});

test("without a network the crew sees what it has pressed, at the time it pressed it", () => {
  const seen = asReported(assignment, [report("acknowledged", 1), report("en-route", 2)]);
  expect(seen.waiting).toBe(2);
  expect(seen.assignment).toMatchObject({
    status: "en-route",
    active: true,
    statusSince: "2026-11-21T14:02:00.000Z",
    times: { dispatched: assignment.statusSince, acknowledged: "2026-11-21T14:01:00.000Z", "en-route": "2026-11-21T14:02:00.000Z" },
  });
});

test("a finished assignment that has not been sent is over for the crew", () => {
  expect(asReported(assignment, [report("acknowledged", 1), report("cleared", 9)]).assignment.active).toBe(false);
});

test("a waiting report that the server's state has made illegal does not move the crew backwards", () => {
  const onScene = anAssignment({ status: "on-scene" });
  expect(asReported(onScene, [report("en-route", 1)]).assignment.status).toBe("on-scene");
});

test("reports of another assignment count for nothing", () => {
  const other = { ...report("acknowledged", 1), assignmentId: "0193a000-0000-7000-8000-000000000099" };
  expect(asReported(assignment, [other])).toEqual({ assignment, waiting: 0 });
});
