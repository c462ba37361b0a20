import type { Assignment, Board, Incident, Report } from "@najda/protocol";
import { isUnacknowledged } from "./overdue.ts";

/** What waits on the desk: a crew that has not answered, a citizen's report, an incident without a unit. */
export type WaitingRow =
  | { readonly kind: "unacknowledged"; readonly id: string; readonly priority: number; readonly since: string; readonly assignment: Assignment }
  | { readonly kind: "report"; readonly id: string; readonly priority: number; readonly since: string; readonly report: Report }
  | { readonly kind: "incident"; readonly id: string; readonly priority: number; readonly since: string; readonly incident: Incident };

export interface Waiting {
  /** Never scrolls away: exceptions that leave the screen are exceptions that nobody sees. */
  readonly pinned: readonly WaitingRow[];
  readonly incidents: readonly WaitingRow[];
}

const lowest = 5;

/** Rows with the instants they are sorted by: a late clock may write its times with another offset. */
const inOrder = <T extends { id: string; priority: number }>(rows: readonly T[], instant: (row: T) => number): T[] =>
  rows
    .map((row) => ({ row, at: instant(row) }))
    .sort((one, other) => one.row.priority - other.row.priority || one.at - other.at || (one.row.id < other.row.id ? -1 : 1))
    .map(({ row }) => row);

/** Most urgent first, the oldest first among equals. */
const oldestFirst = (rows: readonly WaitingRow[]): WaitingRow[] => inOrder(rows, (row) => Date.parse(row.since));

/** Everything that waits, in the order in which it is dealt with. */
export function waiting(board: Board, now: Date | number): Waiting {
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
  const incidents = Object.values(board.incidents)
    .filter((incident) => incident.status === "pending")
    .map((incident): WaitingRow => ({ kind: "incident", id: incident.id, priority: incident.priority, since: incident.openedAt, incident }));
  return {
    pinned: oldestFirst([...unanswered, ...reports]),
    incidents: oldestFirst(incidents),
  };
}

const ended: readonly Incident["status"][] = ["pending", "closed", "cancelled"];

/** Incidents that somebody works on: most urgent first, then the one that changed last. */
export function active(incidents: Board["incidents"]): readonly Incident[] {
  const worked = Object.values(incidents).filter((incident) => !ended.includes(incident.status));
  return inOrder(worked, (incident) => -Date.parse(incident.statusSince));
}
