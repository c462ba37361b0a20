import { nextAssignmentStatuses, type Incident, type Unit } from "@najda/protocol";
import { assignmentsByUnit } from "../units/strips.ts";
import { unitStatus } from "../units/unit-status.ts";
import type { Desk } from "./desk.ts";
import { findUnits, isIncidentNumber } from "./find.ts";
import { NotUnderstood, type Intent, type ReportedStatus, type UnitAtWork, type Understood } from "./intent.ts";
import { LineReader } from "./line-reader.ts";
import { newCall } from "./new-call.ts";
import { takePastTime } from "./past-time.ts";
import { mayDo } from "./steps.ts";
import { findVerb, type Verb } from "./verbs.ts";

/**
 * One grammar for every language: verb, units by comma, incident (its last digits do; the selected one when none is
 * named), then free text. Words may stand apart by spaces or by dots ("d.e12.0412"). Nothing is sent here: the answer is
 * what Enter would do, or why it can't.
 */
export function understand(typed: string, desk: Desk): Understood {
  try {
    const intent = read(typed.trim(), desk);
    if (!mayDo(intent, desk.role)) throw new NotUnderstood("role");
    return { ok: true, intent };
  } catch (error) {
    if (error instanceof NotUnderstood) return { ok: false, problem: error.problem };
    throw error;
  }
}

function read(typed: string, desk: Desk): Intent {
  const line = /\s/.test(typed) ? typed : typed.replaceAll(/\.(?=\S)/g, " ");
  const [word = ""] = line.split(/\s/, 1);
  const verb = findVerb(word);
  if (verb === undefined) return withoutVerb(line, desk);
  const rest = line.slice(word.length).trim();
  return readings[verb](rest, desk);
}

/** A number or a call sign alone shows what it names. */
function withoutVerb(line: string, desk: Desk): Intent {
  if (isIncidentNumber(line)) return view(line, desk);
  const [unit, ...others] = findUnits(line, Object.values(desk.board.units));
  if (unit !== undefined && others.length === 0) return { kind: "view-unit", unit };
  throw new NotUnderstood("verb-unknown", { typed: line.split(/\s/, 1)[0] ?? line });
}

type Reading = (rest: string, desk: Desk) => Intent;

const readings: Record<Verb, Reading> = {
  new: (rest, desk) => newCall(rest, Object.values(desk.board.incidentTypes)),
  dispatch,
  recommend: (rest, desk) => ({ kind: "send-recommended", incident: new LineReader(rest, desk).incident() }),
  acknowledge: status("acknowledged"),
  "en-route": status("en-route"),
  arrive: status("on-scene"),
  transport: status("transporting"),
  "at-hospital": status("at-destination"),
  clear,
  free,
  cancel,
  divert,
  view,
  where,
  note,
  "on-duty": duty("in-service"),
  "off-duty": duty("off-duty"),
  "out-of-service": duty("out-of-service"),
  close,
  help: () => ({ kind: "help" }),
};

function dispatch(rest: string, desk: Desk): Intent {
  const reader = new LineReader(rest, desk);
  const units = reader.units();
  const incident = reader.incident();
  for (const unit of units) mustBeFree(unit, desk);
  const text = reader.text();
  return { kind: "dispatch", units, incident, ...(text !== "" && { note: text }) };
}

function mustBeFree(unit: Unit, desk: Desk): void {
  const assignment = assignmentsByUnit(desk.board.assignments).get(unit.id);
  const { callSign, duty } = unit;
  if (assignment !== undefined) {
    const number = desk.board.incidents[assignment.incidentId]?.number ?? "";
    throw new NotUnderstood("unit-busy", { callSign, number });
  }
  if (!unitStatus(unit).free) throw new NotUnderstood("unit-off-duty", { callSign, duty });
}

function atWork(units: readonly Unit[], desk: Desk): readonly UnitAtWork[] {
  const byUnit = assignmentsByUnit(desk.board.assignments);
  return units.map((unit) => {
    const assignment = byUnit.get(unit.id);
    if (assignment === undefined) throw new NotUnderstood("unit-not-assigned", { callSign: unit.callSign });
    return { unit, assignment };
  });
}

const withDestination: readonly ReportedStatus[] = ["transporting", "at-destination"];

function status(wanted: ReportedStatus): Reading {
  return (typed, desk) => {
    const { line, at } = takePastTime(typed, desk.now);
    const reader = new LineReader(line, desk);
    const units = unitsThatMay(wanted, reader.units(), desk);
    const destination = withDestination.includes(wanted) ? reader.text() : "";
    return { kind: "status", units, status: wanted, ...(at !== undefined && { reportedAt: at }), ...(destination !== "" && { destination }) };
  };
}

function unitsThatMay(wanted: ReportedStatus, named: readonly Unit[], desk: Desk): readonly UnitAtWork[] {
  const units = atWork(named, desk);
  for (const { unit, assignment } of units) {
    if (!nextAssignmentStatuses[assignment.status].includes(wanted)) {
      throw new NotUnderstood("status-illegal", { callSign: unit.callSign, status: assignment.status, wanted });
    }
  }
  return units;
}

/** With an outcome behind the units it ends the incident too, provided that they are the last ones on it. */
function clear(typed: string, desk: Desk): Intent {
  const { line, at } = takePastTime(typed, desk.now);
  const reader = new LineReader(line, desk);
  const units = unitsThatMay("cleared", reader.units(), desk);
  const cleared = { kind: "status", units, status: "cleared", ...(at !== undefined && { reportedAt: at }) } as const;
  const disposition = reader.disposition();
  const incident = desk.board.incidents[units[0]?.assignment.incidentId ?? ""];
  if (disposition === undefined || incident === undefined) return cleared;
  const others = incident.units.filter((each) => !units.some(({ unit }) => unit.id === each.unitId));
  if (others.length > 0) throw stillAssigned(incident, others);
  return { ...cleared, closing: { incident, disposition } };
}

const stillAssigned = (incident: Incident, units: Incident["units"]): NotUnderstood =>
  new NotUnderstood("units-still-assigned", { number: incident.number, choices: units.map((unit) => unit.callSign) });

function free(rest: string, desk: Desk): Intent {
  const reader = new LineReader(rest, desk);
  const units = atWork(reader.units(), desk);
  const reason = reader.text();
  return { kind: "free", units, ...(reason !== "" && { reason }) };
}

function divert(rest: string, desk: Desk): Intent {
  const reader = new LineReader(rest, desk);
  const units = atWork(reader.units(), desk);
  return { kind: "divert", units, incident: reader.incident() };
}

function cancel(rest: string, desk: Desk): Intent {
  const reader = new LineReader(rest, desk);
  const incident = reader.incident();
  const reason = reader.text();
  if (reason === "") throw new NotUnderstood("reason-missing");
  return { kind: "cancel", incident, reason };
}

function close(rest: string, desk: Desk): Intent {
  const reader = new LineReader(rest, desk);
  const incident = reader.incident();
  if (incident.units.length > 0) throw stillAssigned(incident, incident.units);
  const disposition = reader.disposition();
  if (disposition === undefined) throw new NotUnderstood("outcome-missing", { choices: desk.dispositions.map((each) => each.code) });
  const text = reader.text();
  return { kind: "close", incident, disposition, ...(text !== "" && { note: text }) };
}

function where(text: string): Intent {
  if (text === "") throw new NotUnderstood("place-missing");
  return { kind: "where", text };
}

function note(rest: string, desk: Desk): Intent {
  const reader = new LineReader(rest, desk);
  const incident = reader.incident();
  const text = reader.text();
  if (text === "") throw new NotUnderstood("text-missing");
  return { kind: "note", incident, text };
}

function view(rest: string, desk: Desk): Intent {
  const reader = new LineReader(rest, desk);
  if (rest === "") return { kind: "view", incident: reader.incident() };
  if (!isIncidentNumber(rest)) return viewNamed(rest, desk);
  try {
    return { kind: "view", incident: reader.incident() };
  } catch (error) {
    if (error instanceof NotUnderstood && error.problem.code === "incident-unknown") return { kind: "search", text: rest };
    throw error;
  }
}

function viewNamed(rest: string, desk: Desk): Intent {
  const [unit, ...others] = findUnits(rest, Object.values(desk.board.units));
  return unit !== undefined && others.length === 0 ? { kind: "view-unit", unit } : { kind: "search", text: rest };
}

function duty(wanted: "in-service" | "off-duty" | "out-of-service"): Reading {
  return (rest, desk) => {
    const reader = new LineReader(rest, desk);
    const units = reader.units();
    const busy = units.find((unit) => assignmentsByUnit(desk.board.assignments).has(unit.id));
    if (busy !== undefined) throw new NotUnderstood("unit-still-assigned", { callSign: busy.callSign });
    const text = reader.text();
    const crewSize = wanted === "in-service" && /^\d{1,2}$/.test(text) ? Number(text) : undefined;
    return { kind: "duty", units, duty: wanted, ...(crewSize === undefined ? text !== "" && { reason: text } : { crewSize }) };
  };
}
