import { describe, expect, test } from "vitest";
import { Alert, endedAlertsShown } from "./alert.ts";
import { applyEvent } from "./apply-event.ts";
import { Assignment } from "./assignment.ts";
import { boardFrom, visible, type Board, type BoardSnapshot } from "./board.ts";
import type { CoverageGap, MoveUp } from "./coverage.ts";
import { Closure } from "./closure.ts";
import { events, type AnyKeptEvent, type KeptEventName, type Payload } from "./events.ts";
import { Incident, IncidentType } from "./incident.ts";
import { Report } from "./report.ts";
import { Unit } from "./unit.ts";

const at = "2026-11-21T12:00:00.000Z";
const centreId = "centre";

const unit = (version: number, change: Partial<Unit> = {}): Unit => ({ id: "u1", centreId, agencyId: "agency", service: "ambulance", callSign: "Medic 1", type: "ambulance", capabilities: ["als"], duty: "in-service", version, ...change });
const incident = (version: number, change: Partial<Incident> = {}): Incident => ({ id: "i1", centreId, number: "2026-000001", type: "fall", priority: 2, status: "pending", statusSince: at, openedAt: at, at: [44, 36], callCount: 1, units: [], version, ...change });
const assignment = (version: number, change: Partial<Assignment> = {}): Assignment => ({ id: "a1", centreId, incidentId: "i1", unitId: "u1", status: "dispatched", active: true, statusSince: at, times: { dispatched: at }, flags: [], escalation: 0, version, ...change });
const report = (version: number, change: Partial<Report> = {}): Report => ({ id: "r1", centreId, trackingNumber: "K7Q2", kind: "fall", at: [44, 36], silent: false, forSomeoneElse: false, filedAt: at, status: "received", version, ...change });
const type = (version: number, change: Partial<IncidentType> = {}): IncidentType => ({ code: "fall", names: { en: "Fall" }, priority: 2, needs: [], version, ...change });
const text = { en: { headline: "Flood", description: "Water rises.", instruction: "Go up." } };
const alert = (version: number, change: Partial<Alert> = {}): Alert => ({
  id: "w1", centreId, status: "draft", capStatus: "Actual", area: { type: "Polygon", coordinates: [[[44, 36], [44.1, 36], [44.1, 36.1], [44, 36]]] }, texts: text, cancellation: text, allClear: text,
  severity: "Severe", urgency: "Immediate", certainty: "Observed", expires: at, contentHash: "hash", author: { id: "p1", name: "Author" }, lastEditorId: "p1", updatedAt: at, version, ...change,
});

const gap = (version: number, change: Partial<CoverageGap> = {}): CoverageGap => ({ id: "g1", centreId, service: "ambulance", zone: { names: { und: "West" }, at: [44, 36] }, people: 900, since: at, moveUpDue: false, version, ...change });
const moveUp = (version: number, change: Partial<MoveUp> = {}): MoveUp => ({ id: "m1", centreId, unitId: "u1", callSign: "Medic 1", to: { name: "West", at: [44, 36] }, orderedAt: at, orderedBy: "Desk", version, ...change });

const closure = (version: number, change: Partial<Closure> = {}): Closure => ({ id: "k1", centreId, shape: { type: "LineString", coordinates: [[44, 36], [44.1, 36]] }, reason: "flood", addedAt: at, version, ...change });

const nothing: BoardSnapshot = { number: 0, viewer: {}, incidentTypes: [], units: [], incidents: [], assignments: [], reports: [], alerts: [], gaps: [], moveUps: [], closures: [], gone: [] };
const board = (change: Partial<BoardSnapshot> = {}): Board => boardFrom({ ...nothing, ...change });
const crewBoard = (change: Partial<BoardSnapshot> = {}): Board => board({ viewer: { unitId: "u1" }, ...change });

const event = <N extends KeptEventName>(number: number, name: N, payload: Payload<N>) => ({ number, name, at, payload }) as AnyKeptEvent;
/** Applies events in order, numbered on from the board. */
const after = (start: Board, ...steps: { [N in KeptEventName]: [N, Payload<N>] }[KeptEventName][]): Board =>
  steps.reduce((now, [name, payload]) => applyEvent(now, event(now.number + 1, name, payload as never)), start);

const sent = [{ unitId: "u1", callSign: "Medic 1" }];
const ended = { status: "cleared", active: false } as const;

describe("numbers and versions", () => {
  test("an event whose number the board has is ignored, whatever it says", () => {
    const now = board({ number: 7, units: [unit(1)] });
    expect(applyEvent(now, event(7, "unit:changed", unit(9)))).toBe(now);
    expect(applyEvent(now, event(3, "incident:opened", incident(1)))).toBe(now);
    expect(applyEvent(now, event(8, "unit:changed", unit(9))).number).toBe(8);
  });

  const kept = [
    { what: "unit", name: "unit:changed", shelf: "units", old: unit(4), same: unit(4, { duty: "off-duty" }), next: unit(5, { duty: "out-of-service", dutyReason: "fuel" }) },
    { what: "incident", name: "incident:changed", shelf: "incidents", old: incident(4), same: incident(4, { priority: 5 }), next: incident(5, { narrative: "fell from a roof" }) },
    { what: "assignment", name: "assignment:changed", shelf: "assignments", old: assignment(4), same: assignment(4, { escalation: 2 }), next: assignment(5, { status: "en-route" }) },
    { what: "alert", name: "alert:changed", shelf: "alerts", old: alert(4), same: alert(4, { severity: "Minor" }), next: alert(5, { status: "submitted" }) },
    { what: "gap in coverage", name: "coverage-gap:changed", shelf: "gaps", old: gap(4), same: gap(4, { people: 1 }), next: gap(5, { acknowledgedBy: "Desk" }) },
    { what: "move-up", name: "moveup:changed", shelf: "moveUps", old: moveUp(4), same: moveUp(4, { callSign: "?" }), next: moveUp(5, { to: { name: "East", at: [45, 36] } }) },
  ] as const;
  test.each(kept)("$what: what is newer replaces the whole thing, what is not newer only moves the number", ({ name, shelf, old, same, next }) => {
    const now = board({ number: 7, [shelf]: [old] });
    const says = (payload: object) => applyEvent(now, { number: 8, name, at, payload } as AnyKeptEvent);
    expect(says(same)).toEqual({ ...now, number: 8 });
    expect(says({ ...next, version: 3 })).toEqual({ ...now, number: 8 });
    expect(says(next)).toEqual({ ...now, number: 8, [shelf]: { [next.id]: next } });
    expect(now).toEqual(board({ number: 7, [shelf]: [old] }));
  });

  test("report and incident type likewise", () => {
    const now = board({ reports: [report(4)], incidentTypes: [type(4)] });
    expect(after(now, ["report:changed", { report: report(4, { text: "no" }), personId: "p" }], ["incident-type:changed", { type: type(4, { priority: 5 }) }])).toEqual({ ...now, number: 2 });
    const next = after(now, ["report:changed", { report: report(5, { text: "and a car" }), personId: "p" }], ["incident-type:changed", { type: type(5, { priority: 1 }) }], ["incident-type:changed", { type: type(1, { code: "wolf" }) }]);
    expect(next.reports).toEqual({ r1: report(5, { text: "and a car" }) });
    expect(next.incidentTypes).toEqual({ fall: type(5, { priority: 1 }), wolf: type(1, { code: "wolf" }) });
  });

  test("a gap that is covered again and a move-up that has ended leave the board, and an older event does not bring them back", () => {
    const now = board({ gaps: [gap(4)], moveUps: [moveUp(4)] });
    const left = after(now, ["coverage-gap:changed", gap(6, { endedAt: at })], ["moveup:changed", moveUp(6, { ended: { at, why: "sent" } })]);
    expect(left).toMatchObject({ gaps: {}, moveUps: {} });
    expect(after(left, ["coverage-gap:changed", gap(5)], ["moveup:changed", moveUp(5)])).toMatchObject({ gaps: {}, moveUps: {} });
  });

  test("one thing's news leaves the others alone", () => {
    const now = board({ units: [unit(1), unit(1, { id: "u2" })] });
    expect(after(now, ["unit:changed", unit(2)]).units).toEqual({ u1: unit(2), u2: unit(1, { id: "u2" }) });
  });

  test("what is no part of the board only moves the number", () => {
    const now = board({ units: [unit(1)] });
    const next = after(
      now,
      ["incident:logged", { centreId, incidentId: "i1", unitIds: ["u1"], line: { id: "l1", at, what: "note" } }],
      ["call:taken", { centreId, call: { id: "c1", incidentId: "i1", source: "desk", at: [44, 36], takenAt: at } }],
      ["alert:published", { alertId: "w1", kind: "alert", version: 1, capStatus: "Actual", severity: "Severe", urgency: "Immediate", sender: "Najda", sentAt: at, expires: at, area: alert(1).area, texts: text, cells: ["872"] }],
      ["session:ended", { sessionIds: ["s1"] }],
    );
    expect(next).toEqual({ ...now, number: 4 });
  });
});

describe("what left the board", () => {
  const leaving = [
    { what: "a closed incident", came: ["incident:opened", incident(1)], left: ["incident:closed", incident(3, { status: "closed" })], late: ["incident:changed", incident(2)], back: ["incident:reopened", incident(4)], id: "i1", shelf: "incidents" },
    { what: "an ended assignment", came: ["assignment:changed", assignment(1)], left: ["assignment:changed", assignment(3, ended)], late: ["assignment:changed", assignment(2, { status: "en-route" })], back: ["assignment:changed", assignment(4)], id: "a1", shelf: "assignments" },
    { what: "an ended closure", came: ["closure:changed", closure(1)], left: ["closure:changed", closure(3, { endedAt: at })], late: ["closure:changed", closure(2)], back: ["closure:changed", closure(4)], id: "k1", shelf: "closures" },
    { what: "a dismissed report", came: ["report:changed", { report: report(1), personId: "p" }], left: ["report:changed", { report: report(3, { status: "not-an-emergency" }), personId: "p" }], late: ["report:changed", { report: report(2), personId: "p" }], back: ["report:changed", { report: report(4), personId: "p" }], id: "r1", shelf: "reports" },
  ] as const;
  test.each(leaving)("$what leaves a tombstone: an older event can't bring it back, a newer one can", ({ came, left, late, back, id, shelf }) => {
    const shown = after(board(), came as never);
    expect(shown[shelf]).toHaveProperty(id);
    const gone = after(shown, left as never);
    expect(gone[shelf]).toEqual({});
    expect(gone.gone).toEqual({ [id]: 3 });
    expect(after(gone, late as never)).toEqual({ ...gone, number: gone.number + 1 });
    expect(after(gone, back as never)[shelf]).toHaveProperty(id);
    // Also where the snapshot was the first to know.
    const snapshot = board({ gone: [{ id, version: 3 }] });
    expect(visible(after(snapshot, late as never, left as never))).toEqual({ ...visible(snapshot), number: 2 });
    expect(after(snapshot, back as never)[shelf]).toHaveProperty(id);
  });

  test("a report leaves as soon as it is part of an incident, whatever its status, and stays while it is checked", () => {
    const now = board({ reports: [report(1)] });
    expect(after(now, ["report:changed", { report: report(2, { status: "being-checked" }), personId: "p" }]).reports).toHaveProperty("r1");
    expect(after(now, ["report:changed", { report: report(2, { status: "being-checked", incidentId: "i1" }), personId: "p" }]).reports).toEqual({});
    for (const status of ["help-on-the-way", "help-arrived", "done", "not-an-emergency"] as const) {
      expect(after(now, ["report:changed", { report: report(2, { status }), personId: "p" }]).reports).toEqual({});
    }
  });

  test("for a desk an ended assignment leaves the incident where it is", () => {
    const now = board({ incidents: [incident(2, { units: sent })], assignments: [assignment(1)] });
    expect(after(now, ["assignment:changed", assignment(2, ended)]).incidents).toEqual({ i1: incident(2, { units: sent }) });
  });
});

describe("a crew's board", () => {
  test("shows an incident only while its unit is on it", () => {
    expect(after(crewBoard(), ["incident:changed", incident(1)], ["incident:changed", incident(2, { units: [{ unitId: "u2", callSign: "Medic 2" }] })]).incidents).toEqual({});
    expect(after(crewBoard(), ["incident:changed", incident(3, { units: sent })]).incidents).toEqual({ i1: incident(3, { units: sent }) });
  });

  test("loses the incident with its assignment, and has it again when it is sent again", () => {
    const busy = crewBoard({ incidents: [incident(2, { units: sent })], assignments: [assignment(1)] });
    const free = after(busy, ["assignment:changed", assignment(2, ended)]);
    expect([free.incidents, free.assignments]).toEqual([{}, {}]);
    const again = after(free, ["incident:changed", incident(4, { units: sent })], ["assignment:changed", assignment(1, { id: "a2" })]);
    expect(Object.keys(again.incidents)).toEqual(["i1"]);
  });

  test("keeps the incident while another of its assignments is on it, and other incidents anyway", () => {
    const busy = crewBoard({ incidents: [incident(2, { units: sent }), incident(2, { id: "i2", units: sent })], assignments: [assignment(1), assignment(1, { id: "a2" })] });
    expect(Object.keys(after(busy, ["assignment:changed", assignment(2, ended)]).incidents)).toEqual(["i1", "i2"]);
    const only = crewBoard({ incidents: [incident(2, { units: sent }), incident(2, { id: "i2", units: sent })], assignments: [assignment(1), assignment(1, { id: "a2", incidentId: "i2" })] });
    expect(Object.keys(after(only, ["assignment:changed", assignment(2, ended)]).incidents)).toEqual(["i2"]);
  });

  test("keeps its incident when another unit's assignment ends", () => {
    const busy = crewBoard({ incidents: [incident(2, { units: sent })], assignments: [assignment(1, { id: "a9", unitId: "u9" })] });
    expect(after(busy, ["assignment:changed", assignment(2, { id: "a9", unitId: "u9", ...ended })]).incidents).toHaveProperty("i1");
  });

  test("a late event may bring the incident back for a moment; the end of the assignment takes it away, though it is no news", () => {
    const snapshot = crewBoard({ gone: [{ id: "a1", version: 3 }] });
    const meanwhile = after(snapshot, ["incident:changed", incident(2, { units: sent })]);
    expect(meanwhile.incidents).toHaveProperty("i1");
    expect(after(meanwhile, ["assignment:changed", assignment(3, ended)])).toEqual({ ...snapshot, number: 2 });
  });
});

describe("ended alerts", () => {
  const over = (id: string, endedAt: string): Alert => alert(3, { id, status: "expired", endedAt });
  const minute = (index: number): string => new Date(Date.parse(at) + index * 60_000).toISOString();
  const full = Array.from({ length: endedAlertsShown }, (_, index) => over(`w${100 + index}`, minute(index)));

  test("stay for a look back, the newest of them; the oldest end goes first, by id where two ended together", () => {
    const next = after(board({ alerts: full }), ["alert:changed", over("w200", minute(60))]);
    expect(Object.keys(next.alerts).sort()).toEqual([...full.slice(1).map(({ id }) => id), "w200"]);
    const tied = full.map((each) => ({ ...each, endedAt: at }));
    expect(after(board({ alerts: tied }), ["alert:changed", over("w000", at)]).alerts).not.toHaveProperty("w000");
    expect(after(board({ alerts: tied }), ["alert:changed", over("w200", at)]).alerts).not.toHaveProperty("w100");
    expect(after(board({ alerts: full }), ["alert:changed", over("w200", minute(-1))]).alerts).not.toHaveProperty("w200");
  });

  test("push out no alert that is still in force, and are not pushed out below the limit", () => {
    const inForce = alert(2, { id: "w000", status: "sent", sentAt: minute(-99), updatedAt: minute(-99) });
    const next = after(board({ alerts: [inForce, ...full.slice(1)] }), ["alert:changed", over("w200", minute(60))]);
    expect(Object.keys(next.alerts)).toHaveLength(endedAlertsShown + 1);
    expect(after(next, ["alert:changed", over("w201", minute(61))]).alerts).toHaveProperty("w000");
    expect(after(next, ["alert:changed", over("w201", minute(61))]).alerts).not.toHaveProperty("w101");
  });
});

describe("nothing of a thing is lost on its way to the board", () => {
  const place = [44, 36] as [number, number];
  const whole = {
    closure: closure(2, { factor: 3, until: at }),
    unit: unit(2, { dutyReason: "fuel", crewSize: 2, station: { name: "North", at: place } }),
    incident: incident(2, { accuracyMetres: 8, address: "Palm Square 3", narrative: "fell", hazard: "dog", silent: true, caller: { name: "Sara", phone: "0750", language: "ckb" }, units: sent, disposition: "handled-on-scene" }),
    assignment: assignment(2, { reachedAt: at, openedAt: at, flags: [{ status: "cleared", reportedAt: at, flag: "late" }], escalation: 1, reason: "flat tyre", destination: "Hospital" }),
    report: report(2, { accuracyMetres: 8, text: "fell", address: "Palm Square 3", phone: "0750" }),
    alert: alert(2, { category: "Met", submittedBy: "p1", approvedBy: { id: "p2", name: "Approver" }, approvedHash: "hash", returnNote: "name the river", sentAt: at, endedAt: at, cancelReason: "over" }),
    type: type(2, { needs: [{ capability: "als", count: 1 }] }),
  };

  test.each([
    { of: "incident", name: "incident:opened", payload: whole.incident, shelf: "incidents", schema: Incident },
    { of: "incident", name: "incident:changed", payload: whole.incident, shelf: "incidents", schema: Incident },
    { of: "incident", name: "incident:reopened", payload: whole.incident, shelf: "incidents", schema: Incident },
    { of: "assignment", name: "assignment:changed", payload: whole.assignment, shelf: "assignments", schema: Assignment },
    { of: "closure", name: "closure:changed", payload: whole.closure, shelf: "closures", schema: Closure.omit({ endedAt: true }) },
    { of: "unit", name: "unit:changed", payload: whole.unit, shelf: "units", schema: Unit },
    { of: "alert", name: "alert:changed", payload: whole.alert, shelf: "alerts", schema: Alert },
    // A report that is part of an incident has left the board.
    { of: "report", name: "report:changed", payload: { report: whole.report, personId: "p" }, shelf: "reports", schema: Report.omit({ incidentId: true }) },
    { of: "type", name: "incident-type:changed", payload: { type: whole.type }, shelf: "incidentTypes", schema: IncidentType },
  ] as const)("$name", ({ of, name, payload, shelf, schema }) => {
    const thing = whole[of];
    expect(Object.keys(thing).sort()).toEqual(Object.keys(schema.shape).sort());
    const key = "code" in thing ? thing.code : thing.id;
    for (const viewer of [board(), crewBoard()]) {
      expect(applyEvent(viewer, { number: 1, name, at, payload } as AnyKeptEvent)).toEqual({ ...viewer, number: 1, [shelf]: { [key]: thing } });
    }
  });
});

test("every kept event is understood", () => {
  const names = Object.entries(events).filter(([, row]) => row.kept).map(([name]) => name);
  const payloads: Record<string, unknown> = { unit: unit(1), assignment: assignment(1), incident: incident(1), alert: alert(1), report: { report: report(1), personId: "p" }, "incident-type": { type: type(1) }, "coverage-gap": gap(1), moveup: moveUp(1), closure: closure(1) };
  for (const name of names) expect(applyEvent(board(), { number: 1, name, at, payload: payloads[name.split(":")[0] ?? ""] } as AnyKeptEvent), name).toMatchObject({ number: 1 });
});
