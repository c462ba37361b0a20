import { StatusReport } from "@najda/protocol";
import type { Entry } from "@najda/client";
import { Refusal, useBoard, useFormat, useNajda, useOutbox, useWords } from "@najda/client/react";
import { unbroken } from "../isolate.ts";

/** Nobody has to hear that the desk could not note the opening of an assignment that is over. */
const quiet: readonly string[] = ["assignment:seen", "device:save"];

/** What waited and was not accepted: what it was, why, and what is true at the desk. Stays until it is pressed. */
export function RefusedReports() {
  const { refused } = useOutbox();
  const shown = refused.filter((entry) => !quiet.includes(entry.name));
  if (shown.length === 0) return null;
  return (
    <div className="refused-reports">
      {shown.map((entry) => (
        <RefusedReport key={entry.commandId} entry={entry} />
      ))}
    </div>
  );
}

function RefusedReport({ entry }: { readonly entry: Entry }) {
  const { t } = useWords();
  const format = useFormat();
  const { dismissRefused } = useNajda();
  const report = StatusReport.safeParse(entry.input).data;
  const assignment = useBoard((board) => (report === undefined ? undefined : board.assignments[report.assignmentId]));
  const time = unbroken(format.clock(report?.reportedAt ?? new Date(entry.madeAt), { seconds: false }));
  const what =
    report !== undefined && entry.name === "assignment:report"
      ? t("responder.refusedQueue.what", { status: t(`statuses.${report.status}`), time })
      : t(entry.name === "incident:note" ? "responder.refusedQueue.noteWhat" : "responder.refusedQueue.otherWhat", { time });
  return (
    <section className="refused-report" aria-label={t("responder.refusedQueue.title")}>
      <h2>{t("responder.refusedQueue.title")}</h2>
      <p className="number">{what}</p>
      <Refusal refusal={entry.refusal} />
      {assignment !== undefined && <p>{t("responder.refusedQueue.truth", { status: t(`statuses.${assignment.status}`) })}</p>}
      <button type="button" onClick={() => void dismissRefused(entry)}>
        {t("responder.refusedQueue.seen")}
      </button>
    </section>
  );
}
