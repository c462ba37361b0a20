import { ReportInput } from "@najda/protocol";
import { Refusal, useNajda, useOutbox, useWords } from "@najda/client/react";
import { ReportCard } from "../reports/report-card.tsx";
import { useReports } from "../reports/use-reports.tsx";
import { EmergencyCall } from "../shell/emergency-call.tsx";
import { Link, useWay } from "../shell/router.tsx";

/** What became of it: arrived with its number, or, said just as clearly, not sent yet. */
export function SentScreen({ reportId, silent }: { readonly reportId: string; readonly silent: boolean }) {
  const { reports } = useReports();
  const { refused } = useOutbox();
  const report = reports.find((each) => each.id === reportId);
  const no = refused.find((entry) => ReportInput.safeParse(entry.input).data?.id === reportId);
  return (
    <main id="content" className="screen sent">
      {report !== undefined ? <Arrived report={report} silent={silent} /> : no !== undefined ? <NotAccepted entry={no} /> : <NotSent />}
      <Link to={{ name: "reports" }} className="button">
        <ToReports />
      </Link>
    </main>
  );
}

function ToReports() {
  const { t } = useWords();
  return t("citizen.sent.toReports");
}

/** Whoever hides is not told to telephone. */
function Arrived({ report, silent }: { readonly report: Parameters<typeof ReportCard>[0]["report"]; readonly silent: boolean }) {
  const { t } = useWords();
  return (
    <>
      <section className="arrived" role="status">
        <h1>{t("citizen.sent.title")}</h1>
        <p>{t("reports.tracking-number")}</p>
        <p className="tracking-number">
          <bdi translate="no">{report.trackingNumber}</bdi>
        </p>
        <p className="dim">{t("citizen.sent.keep")}</p>
      </section>
      <ReportCard report={report} />
      <h2>{t("citizen.sent.next")}</h2>
      <ul className="steps">
        <li>{t("citizen.sent.steps.safe")}</li>
        <li>{t(silent ? "citizen.sent.steps.silent" : "citizen.sent.steps.phone")}</li>
        <li>{t("citizen.sent.steps.watch")}</li>
      </ul>
      {!silent && <EmergencyCall quiet />}
    </>
  );
}

function NotSent() {
  const { t } = useWords();
  return (
    <section className="not-sent" role="alert">
      <h1>{t("citizen.sent.waitingTitle")}</h1>
      <p>{t("citizen.sent.waiting")}</p>
      <p>
        <strong>{t("reports.call-instead")}</strong>
      </p>
      <EmergencyCall />
    </section>
  );
}

type RefusedEntry = ReturnType<typeof useOutbox>["refused"][number];

function NotAccepted({ entry }: { readonly entry: RefusedEntry }) {
  const { t } = useWords();
  const { dismissRefused } = useNajda();
  const { go } = useWay();
  return (
    <section className="not-sent">
      <h1>{t("citizen.sent.refusedTitle")}</h1>
      <Refusal refusal={entry.refusal} />
      <EmergencyCall />
      <button
        type="button"
        onClick={() => {
          void dismissRefused(entry);
          go({ name: "home" });
        }}
      >
        {t("citizen.home")}
      </button>
    </section>
  );
}
