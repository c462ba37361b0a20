import {
  isActive,
  nextAssignmentStatuses,
  Refused,
  type Assignment,
  type AssignmentStatus,
  type Incident,
  type Unit,
} from "@najda/protocol";
import { overStatuses } from "./incident-status.ts";

interface Sending {
  readonly id: string;
  readonly incident: Incident;
  readonly unit: Unit;
  readonly busy: boolean;
  readonly now: Date;
}

/** A unit is sent. One active assignment per unit: also an index, `one_active_assignment_per_unit`. */
export function send({ id, incident, unit, busy, now }: Sending): Assignment {
  if (overStatuses.includes(incident.status)) throw new Refused("incident-over", { number: incident.number, status: incident.status });
  if (busy) throw new Refused("unit-busy", { callSign: unit.callSign, unitId: unit.id });
  if (unit.duty !== "in-service") throw new Refused("unit-off-duty", { callSign: unit.callSign, unitId: unit.id, duty: unit.duty });
  const since = now.toISOString();
  return {
    id,
    centreId: incident.centreId,
    incidentId: incident.id,
    unitId: unit.id,
    status: "dispatched",
    active: true,
    statusSince: since,
    times: { dispatched: since },
    flags: [],
    escalation: 0,
    version: 1,
  };
}

export interface Reported {
  readonly status: AssignmentStatus;
  readonly reportedAt: string;
  readonly reason?: string | undefined;
  readonly destination?: string | undefined;
}

/**
 * What a report does to an assignment. Forward is accepted, also past steps that nobody reported (flagged "skipped");
 * a report of what happened before the present status is kept as a time stamp (flagged "late") and changes nothing
 * else; what comes after an end, or goes back with a later time, is refused with the truth. The same status again is
 * the same fact from a second mouth.
 */
export function report(assignment: Assignment, reported: Reported, now: Date): Assignment {
  // A clock that runs ahead must not make every later report look late.
  const at = new Date(Math.min(Date.parse(reported.reportedAt), now.getTime())).toISOString();
  const { status } = reported;
  if (status === assignment.status && isActive(status)) return assignment;
  if (at < assignment.statusSince) return stamped(assignment, { status, at });
  if (!isActive(assignment.status)) throw new Refused("assignment-over", { status: assignment.status, since: assignment.statusSince });
  const allowed = nextAssignmentStatuses[assignment.status];
  if (!allowed.includes(status)) throw new Refused("status-illegal", { status: assignment.status, wanted: status, allowed });
  if (status === "refused" && reported.reason === undefined) throw new Refused("reason-missing");
  const flags = stepsSkipped(assignment, status) ? [{ status, reportedAt: at, flag: "skipped" as const }] : [];
  return {
    ...assignment,
    status,
    active: isActive(status),
    statusSince: at,
    times: { ...assignment.times, [status]: at },
    flags: [...assignment.flags, ...flags],
    ...(reported.reason === undefined ? {} : { reason: reported.reason }),
    ...(reported.destination === undefined ? {} : { destination: reported.destination }),
  };
}

function stamped(assignment: Assignment, { status, at }: { status: AssignmentStatus; at: string }): Assignment {
  const known = assignment.times[status];
  const times = known !== undefined && known <= at ? assignment.times : { ...assignment.times, [status]: at };
  return { ...assignment, times, flags: [...assignment.flags, { status, reportedAt: at, flag: "late" }] };
}

/** The steps that nobody leaves out when all is reported. */
const chain: readonly AssignmentStatus[] = ["dispatched", "acknowledged", "en-route", "on-scene", "transporting", "at-destination"];
const passed: Partial<Record<AssignmentStatus, number>> = {
  dispatched: 0, acknowledged: 1, "en-route": 2, staged: 2, "on-scene": 3, transporting: 4, "at-destination": 5,
};

function stepsSkipped(assignment: Assignment, to: AssignmentStatus): boolean {
  if (to === "refused") return false;
  // A second leg goes from the destination back to the road; clearing needs an arrival, not a transport.
  const upTo = to === "cleared" ? 4 : (passed[to] ?? 0);
  const from = passed[assignment.status] ?? 0;
  return chain.slice(from + 1, upTo).some((step) => assignment.times[step] === undefined);
}

/** Called back by the desk. */
export function cancel(assignment: Assignment, { reason, now }: { reason: string | undefined; now: Date }): Assignment {
  if (!isActive(assignment.status)) throw new Refused("assignment-over", { status: assignment.status, since: assignment.statusSince });
  const at = now.toISOString();
  return {
    ...assignment,
    status: "cancelled",
    active: false,
    statusSince: at,
    times: { ...assignment.times, cancelled: at },
    ...(reason === undefined ? {} : { reason }),
  };
}

/** How far the assignment got on its way to a person. Opened implies reached. */
export function seen(assignment: Assignment, { step, at }: { step: "reached" | "opened"; at: string }): Assignment {
  const time = new Date(at).toISOString();
  const reachedAt = assignment.reachedAt ?? time;
  if (step === "reached") return { ...assignment, reachedAt };
  return { ...assignment, reachedAt, openedAt: assignment.openedAt ?? time };
}
