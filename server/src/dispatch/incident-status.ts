import type { Assignment, AssignmentStatus, Incident, IncidentStatus } from "@najda/protocol";

/** Human decisions; nothing is derived any more. */
export const overStatuses: readonly IncidentStatus[] = ["closed", "cancelled"];

const onScene: readonly AssignmentStatus[] = ["on-scene", "transporting", "at-destination"];
const onTheWay: readonly AssignmentStatus[] = ["en-route", "staged"];

/** The furthest that any active unit has got; without one: cleared when somebody was there, otherwise waiting again. */
export function derivedStatus(assignments: readonly Assignment[]): IncidentStatus {
  const active = assignments.filter((assignment) => assignment.active);
  if (active.some((assignment) => onScene.includes(assignment.status))) return "on-scene";
  if (active.some((assignment) => onTheWay.includes(assignment.status))) return "en-route";
  if (active.length > 0) return "dispatched";
  const served = assignments.some((assignment) => assignment.status === "cleared" && assignment.times["on-scene"] !== undefined);
  return served ? "cleared" : "pending";
}

/** The incident with the status that its assignments give it; the human decisions stand. */
export function withDerivedStatus(incident: Incident, assignments: readonly Assignment[], now: Date): Incident {
  if (overStatuses.includes(incident.status)) return incident;
  const status = derivedStatus(assignments);
  return status === incident.status ? incident : { ...incident, status, statusSince: now.toISOString() };
}
