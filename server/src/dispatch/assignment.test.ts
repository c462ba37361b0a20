import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AssignmentStatus, nextAssignmentStatuses, Refused, type Assignment, type Incident, type Unit } from "@najda/protocol";
import { cancel, report, seen, send, type Reported } from "./assignment.ts";

const now = new Date("2026-11-21T14:00:00.000Z");
const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000).toISOString();
const later = new Date("2026-11-21T20:00:00.000Z");

const incident = { id: "i", centreId: "c", number: "2026-000412", status: "pending", units: [] } as unknown as Incident;
const unit = { id: "u", callSign: "Medic 7", duty: "in-service" } as unknown as Unit;
const sent = (): Assignment => send({ id: "a", incident, unit, busy: false, now });
const after = (...reports: Reported[]) => reports.reduce((assignment, reported) => report(assignment, reported, later), sent());
const code = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
  return "accepted";
};

describe("sending", () => {
  test("a unit in service that is free is dispatched, and the time stands", () => {
    expect(sent()).toMatchObject({ status: "dispatched", active: true, statusSince: at(0), times: { dispatched: at(0) }, flags: [] });
  });
  test.each([
    ["a unit that is on another incident", { busy: true }, "unit-busy"],
    ["a unit that is off duty", { unit: { ...unit, duty: "off-duty" as const } }, "unit-off-duty"],
    ["a unit that is out of service", { unit: { ...unit, duty: "out-of-service" as const } }, "unit-off-duty"],
    ["an incident that is closed", { incident: { ...incident, status: "closed" as const } }, "incident-over"],
    ["an incident that was cancelled", { incident: { ...incident, status: "cancelled" as const } }, "incident-over"],
  ])("%s is refused", (_, changed, expected) => {
    expect(code(() => send({ id: "a", incident, unit, busy: false, now, ...changed }))).toBe(expected);
  });
});

describe("reporting", () => {
  test("step by step nothing is flagged", () => {
    const done = after(
      { status: "acknowledged", reportedAt: at(5) },
      { status: "en-route", reportedAt: at(30) },
      { status: "on-scene", reportedAt: at(300) },
      { status: "cleared", reportedAt: at(900) },
    );
    expect(done).toMatchObject({ status: "cleared", active: false, flags: [], statusSince: at(900) });
  });
  test("a skipped step is accepted and flagged", () => {
    expect(after({ status: "on-scene", reportedAt: at(60) })).toMatchObject({
      status: "on-scene",
      flags: [{ status: "on-scene", reportedAt: at(60), flag: "skipped" }],
    });
  });
  test("clearing without ever arriving is accepted and flagged", () => {
    const done = after({ status: "acknowledged", reportedAt: at(5) }, { status: "en-route", reportedAt: at(9) }, { status: "cleared", reportedAt: at(60) });
    expect(done.flags).toEqual([{ status: "cleared", reportedAt: at(60), flag: "skipped" }]);
  });
  test("what happened before the present status is kept as a time stamp and flagged, the status stays", () => {
    const scene = after({ status: "on-scene", reportedAt: at(300) });
    const stamped = report(scene, { status: "en-route", reportedAt: at(40) }, later);
    expect(stamped).toMatchObject({ status: "on-scene", statusSince: at(300), times: { "en-route": at(40), "on-scene": at(300) } });
    expect(stamped.flags).toContainEqual({ status: "en-route", reportedAt: at(40), flag: "late" });
  });
  test("backwards with a later time is refused with the truth", () => {
    const scene = after({ status: "acknowledged", reportedAt: at(5) }, { status: "en-route", reportedAt: at(30) }, { status: "on-scene", reportedAt: at(300) });
    expect(() => report(scene, { status: "en-route", reportedAt: at(400) }, later)).toThrow(/on-scene can't become en-route/);
  });
  test("after an end nothing more can be reported", () => {
    const cleared = after({ status: "on-scene", reportedAt: at(60) }, { status: "cleared", reportedAt: at(90) });
    expect(code(() => report(cleared, { status: "on-scene", reportedAt: at(95) }, later))).toBe("assignment-over");
  });
  test("the same status from a second mouth changes nothing", () => {
    const road = after({ status: "en-route", reportedAt: at(30) });
    expect(report(road, { status: "en-route", reportedAt: at(45) }, later)).toBe(road);
  });
  test("a refusal needs a reason, and ends it", () => {
    expect(code(() => after({ status: "refused", reportedAt: at(5) }))).toBe("reason-missing");
    expect(after({ status: "refused", reportedAt: at(5), reason: "flat tyre" })).toMatchObject({ status: "refused", active: false, reason: "flat tyre", flags: [] });
  });
  test("a clock that runs ahead counts as now, so that the next report is not late", () => {
    const ahead = report(sent(), { status: "acknowledged", reportedAt: at(9_000) }, new Date(at(10)));
    expect(ahead.statusSince).toBe(at(10));
  });
  test("a second leg leads from the destination back to the road", () => {
    const back = after(
      { status: "acknowledged", reportedAt: at(1) }, { status: "en-route", reportedAt: at(2) }, { status: "on-scene", reportedAt: at(3) },
      { status: "transporting", reportedAt: at(4), destination: "City hospital" }, { status: "at-destination", reportedAt: at(5) },
      { status: "en-route", reportedAt: at(6) },
    );
    expect(back).toMatchObject({ status: "en-route", destination: "City hospital", flags: [] });
  });
});

test("cancelling ends it once; a second time is told the truth", () => {
  const cancelled = cancel(sent(), { reason: "not needed", now: later });
  expect(cancelled).toMatchObject({ status: "cancelled", active: false, reason: "not needed" });
  expect(code(() => cancel(cancelled, { reason: undefined, now: later }))).toBe("assignment-over");
});

test("opened implies reached, and the first time stands", () => {
  const opened = seen(sent(), { step: "opened", at: at(4) });
  expect(opened).toMatchObject({ reachedAt: at(4), openedAt: at(4) });
  expect(seen(opened, { step: "reached", at: at(9) }).reachedAt).toBe(at(4));
});

const reports = fc.array(
  fc.record({ status: fc.constantFrom(...AssignmentStatus.exclude(["dispatched", "cancelled"]).options), seconds: fc.integer({ min: -100, max: 1_000 }) }),
  { maxLength: 12 },
);

test("whatever is reported in whatever order: only legal steps, ended stays ended, nothing accepted is forgotten", () => {
  fc.assert(
    fc.property(reports, (sequence) => {
      let assignment = sent();
      for (const { status, seconds } of sequence) {
        const before = assignment;
        const refused = code(() => {
          assignment = report(before, { status, reportedAt: at(seconds), reason: "said so" }, later);
        });
        if (refused !== "accepted") expect(assignment).toBe(before);
        if (assignment.status !== before.status) expect(nextAssignmentStatuses[before.status]).toContain(assignment.status);
        if (!before.active) expect(assignment.status).toBe(before.status);
        expect(assignment.active).toBe(nextAssignmentStatuses[assignment.status].length > 0);
        for (const status of Object.keys(before.times)) expect(assignment.times).toHaveProperty([status]);
        expect(assignment.statusSince >= before.statusSince).toBe(true);
      }
    }),
  );
});
