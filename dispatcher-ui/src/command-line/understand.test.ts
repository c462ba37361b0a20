import { expect, test } from "vitest";
import { aBoard, anAssignment, anIncident, aType, aUnit, someId } from "../test-things.ts";
import type { Desk } from "./desk.ts";
import type { Intent } from "./intent.ts";
import { problemSentence, preview } from "./preview.ts";
import { steps } from "./steps.ts";
import { understand } from "./understand.ts";

const engine12 = aUnit({ id: someId(1), callSign: "Engine 12", service: "fire" });
const engine2 = aUnit({ id: someId(2), callSign: "Engine 2", service: "fire" });
const medic7 = aUnit({ id: someId(3), callSign: "Medic 7" });
const medic9 = aUnit({ id: someId(4), callSign: "Medic 9" });
const ambulance5 = aUnit({ id: someId(5), callSign: "إسعاف 5" });
const resting = aUnit({ id: someId(6), callSign: "Medic 1", duty: "out-of-service" });
const fire = anIncident({ id: someId(101), number: "2026-000412" });
const fall = anIncident({
  id: someId(102),
  number: "2026-001412",
  type: "fall",
  status: "on-scene",
  units: [{ unitId: medic9.id, callSign: "Medic 9" }],
});
const atFall = anAssignment({ id: someId(201), unitId: medic9.id, incidentId: fall.id, status: "on-scene" });

const desk: Desk = {
  board: aBoard({
    units: [engine12, engine2, medic7, medic9, ambulance5, resting],
    incidents: [fire, fall],
    assignments: [atFall],
    types: [aType(), aType({ code: "fall", names: { en: "Fall", ar: "سقوط" } }), aType({ code: "vehicle-fire", names: { en: "Vehicle fire" } })],
  }),
  dispositions: [
    { code: "fire-out", names: { en: "Fire out", ar: "أُخمد الحريق" } },
    { code: "taken-to-hospital", names: { en: "Taken to hospital" } },
  ],
  role: "dispatcher",
  now: new Date(2026, 10, 21, 14, 30),
};

const intentOf = (typed: string, at: Desk = desk): Intent => {
  const understood = understand(typed, at);
  if (!understood.ok) throw new Error(`${typed}: ${understood.problem.code}`);
  return understood.intent;
};

const problemOf = (typed: string, at: Desk = desk): string => {
  const understood = understand(typed, at);
  return understood.ok ? understood.intent.kind : understood.problem.code;
};

test.each([
  "d engine 12,medic 7 412",
  "d e12,m7 0412",
  "D E12, M7 0412",
  "dispatch engine12 , medic7 2026-000412",
  "d.e12,m7.0412",
  "disp e12,m7 412",
  "أرسل e12,m7 ٠٤١٢",
  "ارسل e12،m7 ۴۱۲",
])("%s sends Engine 12 and Medic 7 to 0412", (typed) => {
  expect(intentOf(typed)).toEqual({ kind: "dispatch", units: [engine12, medic7], incident: fire });
});

test("a line typed while the keyboard was still Arabic means the same keys", () => {
  expect(intentOf("ي ث12 412")).toEqual({ kind: "dispatch", units: [engine12], incident: fire });
});

test("a call sign in Arabic is found with and without hamza, and with any digits", () => {
  expect(intentOf("أرسل اسعاف ٥ 412")).toMatchObject({ units: [ambulance5] });
  expect(intentOf("أرسل إس5 412")).toMatchObject({ units: [ambulance5] });
});

test("without a number the selected incident is meant, and without a selection the line says what is missing", () => {
  expect(intentOf("d e12", { ...desk, selectedIncidentId: fall.id })).toMatchObject({ incident: fall });
  expect(problemOf("d e12")).toBe("incident-missing");
});

test("the running number itself wins over a longer one that ends the same way; an unclear ending is asked back", () => {
  expect(intentOf("v 412")).toEqual({ kind: "view", incident: fire });
  expect(intentOf("v 1412")).toEqual({ kind: "view", incident: fall });
  expect(problemOf("v 12")).toBe("incident-ambiguous");
});

test("text behind the incident becomes a note and keeps its commas", () => {
  const intent = intentOf("d e12 412 second stairway, mind the dog");
  expect(steps(intent, { newId: () => someId(7), now: desk.now })).toEqual([
    { name: "incident:assign", input: { assignmentId: someId(7), incidentId: fire.id, unitId: engine12.id } },
    { name: "incident:note", input: { noteId: someId(7), incidentId: fire.id, text: "second stairway, mind the dog" } },
  ]);
});

test.each([
  ["tr m9 city hospital", "transporting"],
  ["ta m9", "at-destination"],
  ["c m9", "cleared"],
  ["نقل m9", "transporting"],
] as const)("%s reports the crew's status", (typed, status) => {
  expect(intentOf(typed)).toMatchObject({ kind: "status", status, units: [{ unit: medic9, assignment: atFall }] });
});

test("@13:05 says when it happened; a time that has not come yet was yesterday's", () => {
  expect(intentOf("c m9 @13:05")).toMatchObject({ reportedAt: new Date(2026, 10, 21, 13, 5).toISOString() });
  expect(intentOf("c @٢٣:٥٩ m9")).toMatchObject({ reportedAt: new Date(2026, 10, 20, 23, 59).toISOString() });
});

test("clear with an outcome closes the incident as well when nobody else is on it", () => {
  const intent = intentOf("c m9 taken to hosp");
  expect(steps(intent, { newId: () => someId(7), now: desk.now }).map((step) => step.name)).toEqual(["assignment:report", "incident:close"]);
});

test("divert calls the unit back and sends it on", () => {
  expect(steps(intentOf("x m9 412"), { newId: () => someId(7), now: desk.now }).map((step) => step.name)).toEqual([
    "assignment:cancel",
    "incident:assign",
  ]);
});

test("a new call takes place, type and text; places keep their commas, coordinates are read", () => {
  expect(intentOf("n Corniche, gate 4, vehicle, smoke, two cars")).toMatchObject({
    kind: "new",
    place: "Corniche, gate 4",
    type: { code: "vehicle-fire" },
    narrative: "smoke, two cars",
  });
  expect(intentOf("بلاغ 31.95, 35.91، سقوط")).toMatchObject({ at: [35.91, 31.95], type: { code: "fall" } });
  expect(intentOf("n")).toEqual({ kind: "new" });
});

test.each([
  ["xyzzy", "verb-unknown"],
  ["d", "unit-missing"],
  ["d e99 412", "unit-unknown"],
  ["d m9 412", "unit-busy"],
  ["d medic 1 412", "unit-off-duty"],
  ["d e12 9999", "incident-unknown"],
  ["a e12", "unit-not-assigned"],
  ["e m9", "status-illegal"],
  ["oos m9 flat tyre", "unit-still-assigned"],
  ["can 412", "reason-missing"],
  ["cl 412", "outcome-missing"],
  ["cl 412 moon", "outcome-unknown"],
  ["cl 1412 fire-out", "units-still-assigned"],
  ["i 412", "text-missing"],
])("%s is not carried out: %s", (typed, problem) => {
  expect(problemOf(typed)).toBe(problem);
});

test("a call taker may take calls but not send units, and the line says so before Enter", () => {
  const callTaker = { ...desk, role: "call-taker" } as const;
  expect(problemOf("d e12 412", callTaker)).toBe("role");
  expect(problemOf("n", callTaker)).toBe("new");
});

test("a number or a call sign alone shows what it names; a number that is not on the board is searched for", () => {
  expect(intentOf("0412")).toEqual({ kind: "view", incident: fire });
  expect(intentOf("e2")).toEqual({ kind: "view-unit", unit: engine2 });
  expect(intentOf("٠٣٠١")).toEqual({ kind: "search", text: "٠٣٠١" });
});

const bare = (text: string | number | undefined): string => String(text).replaceAll(/[\u2068\u2069]/g, "");

test("the preview names units, number and type in the reader's language", () => {
  const english = preview(intentOf("d e12,m7 412"), desk.board.incidentTypes, "en");
  expect(english.key).toBe("does.dispatch");
  expect(bare(english.values["units"])).toBe("Engine 12 and Medic 7");
  expect(bare(english.values["number"])).toBe("0412");
  const arabic = preview(intentOf("d e12,m7 412"), desk.board.incidentTypes, "ar");
  expect(arabic.values["type"]).toBe("حريق مبنى");
  expect(bare(arabic.values["units"])).toBe("Engine 12 وMedic 7");
});

test("a problem names what was typed and what there is to choose from", () => {
  const understood = understand("v 12", desk);
  if (understood.ok) throw new Error("expected a problem");
  const sentence = problemSentence(understood.problem, "en");
  expect(bare(sentence.values["choices"])).toBe("2026-000412 and 2026-001412");
});

