import type { Assignment, StatusReport } from "@najda/protocol";
import { isActive, nextAssignmentStatuses } from "@najda/protocol";
import type { z } from "zod";

export type Reported = z.infer<typeof StatusReport>;

/** An assignment as the crew has left it, with what the server has not heard yet. */
export interface AsReported {
  readonly assignment: Assignment;
  /** How many of its reports still wait in the outbox. */
  readonly waiting: number;
}

/**
 * The server's assignment with the waiting reports of the outbox put on top, in the order they were pressed.
 * A report that is no longer legal (the server knows more by now) is left out: the server will refuse it.
 */
export function asReported(assignment: Assignment, waiting: readonly Reported[]): AsReported {
  const own = waiting.filter((report) => report.assignmentId === assignment.id);
  return { assignment: own.reduce(withReport, assignment), waiting: own.length };
}

function withReport(assignment: Assignment, report: Reported): Assignment {
  if (!nextAssignmentStatuses[assignment.status].includes(report.status)) return assignment;
  return {
    ...assignment,
    status: report.status,
    active: isActive(report.status),
    statusSince: report.reportedAt,
    times: { ...assignment.times, [report.status]: report.reportedAt },
    ...(report.destination === undefined ? {} : { destination: report.destination }),
    ...(report.reason === undefined ? {} : { reason: report.reason }),
  };
}
