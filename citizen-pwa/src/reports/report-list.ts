import type { ReportState } from "@najda/protocol";

/** The list with this report as it is now, newest first. */
export const withReport = (reports: readonly ReportState[], report: ReportState): readonly ReportState[] =>
  [...reports.filter((each) => each.id !== report.id), report].toSorted((a, b) => Date.parse(b.filedAt) - Date.parse(a.filedAt));

/** Reports that still matter to the person: not dealt with, or filed today. */
export const isOpen = ({ status }: ReportState): boolean => status !== "done" && status !== "not-an-emergency";
