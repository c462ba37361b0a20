import type { Assignment, Board, Incident, Report } from "@najda/protocol";
import { isUnacknowledged } from "./overdue.ts";

/** What waits on the desk: a crew that has not answered, a citizen's report, an incident without a unit. */
export type WaitingRow =
  | { readonly kind: "unacknowledged"; readonly id: string; readonly priority: number; readonly since: string; readonly assignment: Assignment }
  | { readonly kind: "report"; readonly id: string; readonly priority: number; readonly since: string; readonly report: Report }
  | { readonly kind: "incident"; readonly id: string; readonly priority: number; readonly since: string; readonly incident: Incident };

const lowest = 5;

/** Rows with the instants they are sorted by: a late clock may write its times with another offset. */
const inOrder = <T extends { id: string; priority: number }>(rows: readonly T[], instant: (row: T) => number): T[] =>
  rows
    .map((row) => ({ row, at: instant(row) }))
    .sort((one, other) => one.row.priority - other.row.priority || one.at - other.at || (one.row.id < other.row.id ? -1 : 1))
    .map(({ row }) => row);

/** Most urgent first, the oldest first among equals. */
const oldestFirst = (rows: readonly WaitingRow[]): WaitingRow[] => inOrder(rows, (row) => Date.parse(row.since));

/**
 * Crews that have not answered and citizens' reports. They stand above the list and never scroll away with it:
 * exceptions that leave the screen are exceptions that nobody sees.
 */
export function pinned(board: Pick<Board, "assignments" | "incidents" | "reports" | "incidentTypes">, now: Date | number): readonly WaitingRow[] {
  const unanswered = Object.values(board.assignments)
    .filter((assignment) => assignment.active && isUnacknowledged(assignment, now))
    .map((assignment): WaitingRow => {
      const priority = board.incidents[assignment.incidentId]?.priority ?? lowest;
      return { kind: "unacknowledged", id: assignment.id, priority, since: assignment.statusSince, assignment };
    });
  const reports = Object.values(board.reports).map((report): WaitingRow => {
    const priority = board.incidentTypes[report.kind]?.priority ?? lowest;
    return { kind: "report", id: report.id, priority, since: report.filedAt, report };
  });
  return oldestFirst([...unanswered, ...reports]);
}

/** Incidents without a unit, in the order in which they are dealt with. */
export function pending(incidents: Board["incidents"]): readonly WaitingRow[] {
  return oldestFirst(
    Object.values(incidents)
      .filter((incident) => incident.status === "pending")
      .map((incident): WaitingRow => ({ kind: "incident", id: incident.id, priority: incident.priority, since: incident.openedAt, incident })),
  );
}

const ended: readonly Incident["status"][] = ["pending", "closed", "cancelled"];

/** Incidents that somebody works on: most urgent first, then the one that changed last. */
export function active(incidents: Board["incidents"]): readonly Incident[] {
  const worked = Object.values(incidents).filter((incident) => !ended.includes(incident.status));
  return inOrder(worked, (incident) => -Date.parse(incident.statusSince));
}
