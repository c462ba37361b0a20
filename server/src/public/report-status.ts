import { Refused, type IncidentStatus, type Report, type ReportStatus } from "@najda/protocol";

/**
 * What the person who reported is told: only what is true of the incident. A unit that was alerted has not set out
 * yet, so help is on the way from the moment a crew says so.
 */
export const statusFromIncident: Readonly<Record<IncidentStatus, ReportStatus>> = {
  pending: "being-checked",
  dispatched: "being-checked",
  "en-route": "help-on-the-way",
  "on-scene": "help-arrived",
  cleared: "done",
  closed: "done",
  cancelled: "not-an-emergency",
};

/** A report is dealt with once: accepted or dismissed. */
export function requireWaiting(report: Report): void {
  if (report.status !== "received") throw new Refused("report-over", { status: report.status });
}

/** Where the desk still has something to do, and what a board shows. */
export const waitingStatuses: readonly ReportStatus[] = ["received", "being-checked"];
