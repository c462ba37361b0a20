import { useConnection, useFormat, useNow, useWords } from "@najda/client/react";
import { EmergencyCall } from "../shell/emergency-call.tsx";
import { unbroken } from "../shell/isolate.ts";
import { ReportCard } from "./report-card.tsx";
import { useReports } from "./use-reports.tsx";
import { WaitingCard } from "./waiting-card.tsx";

/** Everything this phone has reported, and how old that knowledge is when it is not live. */
export function ReportsScreen() {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow(1000);
  const { state } = useConnection();
  const { reports, waiting, at } = useReports();
  return (
    <main id="content" className="screen reports">
      <h1>{t("citizen.mine.title")}</h1>
      {state !== "live" && at > 0 && <p className="hazard number">{t("citizen.mine.seen", { age: unbroken(format.age((now - at) / 1000)) })}</p>}
      {reports.length + waiting.length === 0 && <p className="empty">{t("citizen.mine.none")}</p>}
      {waiting.map((report) => (
        <WaitingCard key={report.id} report={report} />
      ))}
      {reports.map((report) => (
        <ReportCard key={report.id} report={report} />
      ))}
      <EmergencyCall quiet />
    </main>
  );
}
