import { useWords } from "@najda/client/react";
import { Link } from "../shell/router.tsx";
import { ReportCard } from "./report-card.tsx";
import { isOpen } from "./report-list.ts";
import { useReports } from "./use-reports.tsx";
import { WaitingCard } from "./waiting-card.tsx";

/** On the first screen: what is still going on, and the way to all of it. Nothing for a phone that never reported. */
export function ReportCards() {
  const { t } = useWords();
  const { reports, waiting } = useReports();
  if (reports.length + waiting.length === 0) return null;
  return (
    <section className="report-cards" aria-labelledby="reports-title">
      <h2 id="reports-title">
        <Link to={{ name: "reports" }}>{t("citizen.mine.title")}</Link>
      </h2>
      {waiting.map((report) => (
        <WaitingCard key={report.id} report={report} />
      ))}
      {reports.filter(isOpen).map((report) => (
        <ReportCard key={report.id} report={report} />
      ))}
    </section>
  );
}
