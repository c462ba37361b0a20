import { Refused, type Actor, type Assignment, type Incident, type Input, type Tx, type Unit } from "@najda/protocol";
import { cancel, report, seen, send } from "./assignment.ts";
import { endMoveUpOf } from "../coverage/end-move-up.ts";
import { followIncident } from "../public/follow-incident.ts";
import { assignmentsOf, findAssignment, insertAssignment, lockAssignment, saveAssignment } from "./assignments.sql.ts";
import { findType, hasDisposition } from "./code-lists.sql.ts";
import { insertCall, insertIncident, lockIncident, saveIncident, type NewCall } from "./incidents.sql.ts";
import { overStatuses, withDerivedStatus } from "./incident-status.ts";
import { logged } from "./incident-log.ts";
import { startAcknowledgeTimer } from "./escalation.ts";
import { isOnAssignment, lockUnit, saveDuty, findUnit } from "./units.sql.ts";

/**
 * From call to closed, in the order it happens:
 *
 *   takeCall -> recommendUnits -> assignUnit -> reportStatus -> closeIncident
 *
 * and what may come between: changeIncident, noteIncident, cancelAssignment, cancelIncident, reopenIncident,
 * setDuty. Each step loads what it needs, asks a rule, saves, and publishes, in the runner's transaction.
 * Rows are locked in the order incident, assignment, unit; publishing comes last.
 */

/** Who may be asked where a call came from: the desk, a telephony system, or the citizen app. */
export type CallSource = NewCall["source"];

export async function takeCall(tx: Tx, by: Actor, input: Input<"call:take">): Promise<Incident> {
  return openOrAttach(tx, by, { ...input, source: by.machine === true ? "telephony" : "desk" });
}

export type Taken = Input<"call:take"> & { readonly source: CallSource; readonly silent?: true };

/** A call opens an incident, or is attached to the open one that it names. Also the way of a citizen's report. */
export async function openOrAttach(tx: Tx, by: Actor, call: Taken): Promise<Incident> {
  const centreId = centreOf(by);
  const type = await findType(tx, call.type);
  if (type === undefined) throw new Refused("unknown-type", { type: call.type });
  const now = tx.clock.now();
  const priority = call.priority ?? type.priority;
  const opened = await insertIncident(tx, { id: call.incidentId, centreId, type: type.code, priority, at: call.at, now });
  const incident = await lockOpen(tx, { centreId, id: call.incidentId });
  if (!(await insertCall(tx, { ...call, centreId, takenBy: by.name, now }))) throw new Refused("id-reused", { id: call.id });
  const saved = await saveIncident(tx, opened ? firstFacts(incident, call) : moreFacts(incident, call));
  tx.publish(opened ? "incident:opened" : "incident:changed", saved);
  tx.publish("call:taken", { centreId, call: { ...callFacts(call), takenBy: by.name, takenAt: now.toISOString() } });
  await logged(tx, { incident: saved, by, what: opened ? "call-taken" : "call-attached", text: call.narrative });
  return saved;
}

export async function assignUnit(tx: Tx, by: Actor, input: Input<"incident:assign">): Promise<Assignment> {
  const centreId = centreOf(by);
  const incident = await lockOpen(tx, { centreId, id: input.incidentId });
  // Locked, so two dispatchers who pick the same unit cannot both have it.
  const unit = await lockUnit(tx, { centreId, id: input.unitId });
  if (unit === undefined) throw new Refused("not-found", { unitId: input.unitId });
  const now = tx.clock.now();
  const assignment = send({ id: input.assignmentId, incident, unit, busy: await isOnAssignment(tx, unit.id), now });
  if (!(await insertAssignment(tx, assignment))) throw new Refused("id-reused", { id: assignment.id });
  await startAcknowledgeTimer(tx, { assignmentId: assignment.id, step: 1 });
  await endMoveUpOf(tx, unit.id, { why: "sent", by });
  await publishProgress(tx, incident, assignment);
  await logged(tx, { incident, by, what: "unit-sent", unit });
  return assignment;
}

export async function reportStatus(tx: Tx, by: Actor, input: Input<"assignment:report">): Promise<Assignment> {
  const { incident, assignment, unit } = await lockForReport(tx, by, input.assignmentId);
  const changed = report(assignment, input, tx.clock.now());
  if (changed === assignment) return assignment;
  const saved = await saveAssignment(tx, changed);
  await publishProgress(tx, incident, saved);
  const late = saved.status !== input.status;
  await logged(tx, { incident, by, what: late ? "status-late" : "status-reported", unit, status: input.status, text: input.reason ?? input.destination });
  return saved;
}

export async function markSeen(tx: Tx, by: Actor, input: Input<"assignment:seen">): Promise<Assignment> {
  const { assignment } = await lockForReport(tx, by, input.assignmentId);
  const saved = await saveAssignment(tx, seen(assignment, input));
  tx.publish("assignment:changed", saved);
  return saved;
}

export async function cancelAssignment(tx: Tx, by: Actor, input: Input<"assignment:cancel">): Promise<Assignment> {
  const { incident, assignment, unit } = await lockForReport(tx, by, input.assignmentId);
  const saved = await saveAssignment(tx, cancel(assignment, { reason: input.reason, now: tx.clock.now() }));
  await publishProgress(tx, incident, saved);
  await logged(tx, { incident, by, what: "assignment-cancelled", unit, text: input.reason });
  return saved;
}

export async function changeIncident(tx: Tx, by: Actor, { incidentId, ...changes }: Input<"incident:change">): Promise<Incident> {
  const incident = await lockOpen(tx, { centreId: centreOf(by), id: incidentId });
  if (changes.type !== undefined && (await findType(tx, changes.type)) === undefined) throw new Refused("unknown-type", { type: changes.type });
  const saved = await saveIncident(tx, withoutEmptied({ ...incident, ...given(changes) }));
  tx.publish("incident:changed", saved);
  await logged(tx, { incident: saved, by, what: "changed", text: Object.keys(given(changes)).join(", ") });
  return saved;
}

export async function cancelIncident(tx: Tx, by: Actor, input: Input<"incident:cancel">): Promise<Incident> {
  const incident = await lockOpen(tx, { centreId: centreOf(by), id: input.incidentId });
  const now = tx.clock.now();
  for (const { id } of (await assignmentsOf(tx, incident.id)).filter((assignment) => assignment.active)) {
    const assignment = await lockAssignment(tx, { centreId: incident.centreId, id });
    if (assignment === undefined) continue;
    const saved = await saveAssignment(tx, cancel(assignment, { reason: input.reason, now }));
    tx.publish("assignment:changed", saved);
  }
  const at = now.toISOString();
  const saved = await saveIncident(tx, { ...incident, status: "cancelled", statusSince: at, leftAt: at });
  tx.publish("incident:closed", saved);
  await followIncident(tx, saved);
  await logged(tx, { incident: saved, by, what: "cancelled", text: input.reason });
  return saved;
}

export async function closeIncident(tx: Tx, by: Actor, input: Input<"incident:close">): Promise<Incident> {
  const incident = await lockOpen(tx, { centreId: centreOf(by), id: input.incidentId });
  if (!(await hasDisposition(tx, input.disposition))) throw new Refused("unknown-disposition", { disposition: input.disposition });
  const callSigns = incident.units.map((unit) => unit.callSign);
  if (callSigns.length > 0) throw new Refused("units-still-assigned", { callSigns, number: incident.number });
  const at = tx.clock.now().toISOString();
  const saved = await saveIncident(tx, { ...incident, status: "closed", statusSince: at, leftAt: at, disposition: input.disposition });
  tx.publish("incident:closed", saved);
  await followIncident(tx, saved);
  await logged(tx, { incident: saved, by, what: "closed", text: input.note });
  return saved;
}

export async function reopenIncident(tx: Tx, by: Actor, input: Input<"incident:reopen">): Promise<Incident> {
  const found = await lockIncident(tx, { centreId: centreOf(by), id: input.incidentId });
  if (found === undefined) throw new Refused("not-found", { incidentId: input.incidentId });
  if (!overStatuses.includes(found.status)) throw new Refused("incident-not-over", { number: found.number, status: found.status });
  const { disposition: _, ...incident } = found;
  const now = tx.clock.now();
  const derived = withDerivedStatus({ ...incident, status: "pending", statusSince: now.toISOString() }, await assignmentsOf(tx, incident.id), now);
  const saved = await saveIncident(tx, derived);
  tx.publish("incident:reopened", saved);
  await followIncident(tx, saved);
  await logged(tx, { incident: saved, by, what: "reopened", text: input.reason });
  return saved;
}

export async function setDuty(tx: Tx, by: Actor, input: Input<"unit:duty">): Promise<Unit> {
  const centreId = centreOf(by);
  if (by.role === "responder" && by.unitId !== input.unitId) throw new Refused("not-found", { unitId: input.unitId });
  const unit = await lockUnit(tx, { centreId, id: input.unitId });
  if (unit === undefined) throw new Refused("not-found", { unitId: input.unitId });
  if (input.duty !== "in-service" && (await isOnAssignment(tx, unit.id))) throw new Refused("unit-busy", { callSign: unit.callSign, unitId: unit.id });
  await saveDuty(tx, { id: unit.id, duty: input.duty, reason: input.reason, crewSize: input.crewSize });
  const saved = (await findUnit(tx, { centreId, id: unit.id })) ?? unit;
  if (input.duty !== "in-service") await endMoveUpOf(tx, unit.id, { why: "off-duty", by });
  tx.publish("unit:changed", saved);
  return saved;
}

/** An incident of this centre that is still open, locked. */
export async function lockOpen(tx: Tx, { centreId, id }: { centreId: string; id: string }): Promise<Incident> {
  const incident = await lockIncident(tx, { centreId, id });
  if (incident === undefined) throw new Refused("not-found", { incidentId: id });
  if (overStatuses.includes(incident.status)) throw new Refused("incident-over", { number: incident.number, status: incident.status });
  return incident;
}

/** Incident and assignment, locked in that order. A crew finds only its own unit's assignments. */
async function lockForReport(tx: Tx, by: Actor, assignmentId: string): Promise<{ incident: Incident; assignment: Assignment; unit: Unit }> {
  const centreId = centreOf(by);
  const found = await findAssignment(tx, { centreId, id: assignmentId });
  const notMine = by.role === "responder" && found?.unitId !== by.unitId;
  const incident = found && !notMine ? await lockIncident(tx, { centreId, id: found.incidentId }) : undefined;
  const assignment = incident && (await lockAssignment(tx, { centreId, id: assignmentId }));
  const unit = assignment && (await findUnit(tx, { centreId, id: assignment.unitId }));
  if (incident === undefined || assignment === undefined || unit === undefined) throw new Refused("not-found", { assignmentId });
  return { incident, assignment, unit };
}

/**
 * Incident first, so that a crew has the incident when its assignment arrives; and an ended assignment last, so
 * that nothing of the incident comes after it.
 */
async function publishProgress(tx: Tx, incident: Incident, assignment: Assignment): Promise<void> {
  const derived = withDerivedStatus(incident, await assignmentsOf(tx, incident.id), tx.clock.now());
  const unitsChanged = assignment.active !== incident.units.some((unit) => unit.unitId === assignment.unitId);
  if (derived !== incident || unitsChanged) tx.publish("incident:changed", await saveIncident(tx, derived));
  if (derived !== incident) await followIncident(tx, derived);
  tx.publish("assignment:changed", assignment);
}

export function centreOf(by: Actor): string {
  if (by.centreId === undefined) throw new Refused("role-refused", { role: by.role, allowed: ["a member of a control room"] });
  return by.centreId;
}

/** What was said, without what was left out: absent must not overwrite. */
function given<T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** An empty text takes back what was there. */
function withoutEmptied(incident: Incident): Incident {
  const emptied = (["address", "hazard", "narrative"] as const).filter((field) => incident[field] === "");
  const kept = { ...incident };
  for (const field of emptied) delete kept[field];
  return kept;
}

function firstFacts(incident: Incident, call: Taken): Incident {
  const { accuracyMetres, address, narrative, hazard, caller, silent } = call;
  return { ...incident, callCount: 1, ...given({ accuracyMetres, address, narrative, hazard, caller, silent }) };
}

/** A further call never overwrites what is known; it fills what was missing. */
function moreFacts(incident: Incident, call: Taken): Incident {
  const { address, narrative, hazard, caller, silent } = call;
  return { ...given({ address, narrative, hazard, caller, silent }), ...incident, callCount: incident.callCount + 1 };
}

function callFacts({ id, incidentId, source, at, accuracyMetres, address, narrative, caller }: Taken) {
  return { id, incidentId, source, at, ...given({ accuracyMetres, address, narrative, caller }) };
}
