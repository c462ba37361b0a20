import type { ReportState } from "@najda/protocol";
import { useInstallation, useWords } from "@najda/client/react";
import { kindOf } from "../help/kinds.ts";
import { useWhen } from "../alerts/use-when.ts";
import { isolate } from "../shell/isolate.ts";

/** One report: what is true of it now, and what that means. */
export function ReportCard({ report }: { readonly report: ReportState }) {
  const { t } = useWords();
  const when = useWhen();
  const { emergencyNumber } = useInstallation();
  return (
    <article className="report-card panel" data-report={report.status}>
      <h3>
        {t(`citizen.help.kinds.${kindOf(report.kind)}`)} <bdi translate="no">{report.trackingNumber}</bdi>
      </h3>
      <p className="report-status" role="status">
        {t(`citizen.mine.status.${report.status}`)}
      </p>
      <p>{t(`citizen.mine.hint.${report.status}`, { number: isolate(emergencyNumber) })}</p>
      <p className="dim number">{when(report.filedAt)}</p>
    </article>
  );
}
