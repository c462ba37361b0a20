import type { Assignment, Incident } from "@najda/protocol";
import { secondsSince } from "./seconds-since.ts";

/** Seconds until somebody should have been sent, by priority (reference practice: 1, 4 and 120 minutes). */
const sendWithin: Record<number, number> = { 1: 60, 2: 240 };
const sendWithinOtherwise = 7200;

/** Seconds until a crew should have acknowledged. */
export const acknowledgeWithin = 30;

export const sendTarget = (priority: number): number => sendWithin[priority] ?? sendWithinOtherwise;

/** Nobody was sent in time. */
export function isSendOverdue(incident: Pick<Incident, "status" | "priority" | "openedAt">, now: Date | number): boolean {
  return incident.status === "pending" && secondsSince(incident.openedAt, now) >= sendTarget(incident.priority);
}

/** After how many seconds the clock of an assignment is late; undefined once the crew has answered. */
export function answerDueAfter({ status, escalation }: Pick<Assignment, "status" | "escalation">): number | undefined {
  if (status !== "dispatched") return undefined;
  return escalation > 0 ? 0 : acknowledgeWithin;
}

/** After how many seconds the clock of an incident is late; undefined once somebody was sent. */
export const sendDueAfter = ({ status, priority }: Pick<Incident, "status" | "priority">): number | undefined =>
  status === "pending" ? sendTarget(priority) : undefined;

/** The crew has not answered in time; the server says so too by escalating, and its word counts. */
export function isUnacknowledged(assignment: Pick<Assignment, "status" | "statusSince" | "escalation">, now: Date | number): boolean {
  if (assignment.status !== "dispatched") return false;
  return assignment.escalation > 0 || secondsSince(assignment.statusSince, now) >= acknowledgeWithin;
}
