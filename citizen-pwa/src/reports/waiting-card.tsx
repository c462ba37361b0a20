import { useFormat, useWords } from "@najda/client/react";
import { kindOf } from "../help/kinds.ts";
import { unbroken } from "../shell/isolate.ts";
import type { WaitingReport } from "./use-reports.tsx";

/** A report that nobody has seen yet, because it has not left the phone. */
export function WaitingCard({ report }: { readonly report: WaitingReport }) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <article className="report-card panel" data-report="waiting">
      <h3>{t(`citizen.help.kinds.${kindOf(report.kind)}`)}</h3>
      <p className="report-status" role="status">
        {t("citizen.mine.notSent")}
      </p>
      <p className="dim number">{unbroken(format.clock(new Date(report.madeAt), { seconds: false }))}</p>
    </article>
  );
}
