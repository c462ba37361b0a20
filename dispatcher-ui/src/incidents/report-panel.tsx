import { useState } from "react";
import { newId } from "@najda/client";
import type { Report } from "@najda/protocol";
import { Bdi, Refusal, useBoard, useCommand, useFormat, useWords } from "@najda/client/react";
import { NearIncidents } from "../call-form/near-incidents.tsx";
import { formatCoordinates } from "../map/coordinates.ts";
import { useDesk } from "../shell/desk.tsx";
import { PrimaryKey } from "../shell/primary-key.tsx";
import { useMay } from "../shell/use-may.ts";
import { Elapsed } from "./elapsed.tsx";
import { OfflineNote } from "../shell/offline-note.tsx";

/** A citizen's report: accept it as an incident, attach it to one, or say that it is none. */
export function ReportPanel({ reportId }: { readonly reportId: string }) {
  const { t } = useWords();
  const report = useBoard((board) => board.reports[reportId]);
  if (report === undefined) return <p className="empty">{t("console.panel.gone")}</p>;
  return <OpenReport key={report.id} report={report} />;
}

function OpenReport({ report }: { readonly report: Report }) {
  const { t } = useWords();
  const format = useFormat();
  const desk = useDesk();
  const may = useMay();
  const accept = useCommand("report:accept");
  const dismiss = useCommand("report:dismiss");
  const [note, setNote] = useState("");
  const type = useBoard((board) => board.incidentTypes[report.kind]);

  const acceptAs = async (incidentId: string): Promise<void> => {
    const sent = await accept.send({ reportId: report.id, incidentId });
    if (sent.kind === "done") desk.show({ kind: "incident", incidentId: sent.value.id });
  };
  const leaveOut = async (): Promise<void> => {
    const sent = await dismiss.send({ reportId: report.id, ...(note.trim() !== "" && { note: note.trim() }) });
    if (sent.kind === "done") desk.close();
  };

  return (
    <article className="incident-panel" aria-label={t("console.report.title")}>
      <header className="panel-head">
        <span className="dim">
          {t("console.report.title")} <Bdi>{report.trackingNumber}</Bdi>
        </span>
        <Elapsed since={report.filedAt} />
        <h2>{format.type(type ?? report.kind)}</h2>
      </header>
      {report.silent && <p className="hazard">{t("console.report.silent")}</p>}
      <dl className="facts">
        <dt>{t("console.incident.place")}</dt>
        <dd>
          {report.address !== undefined && <Bdi>{report.address}</Bdi>}
          <span className="dim">
            <Bdi>{formatCoordinates(report.at)}</Bdi> {report.accuracyMetres !== undefined && <Bdi>{format.accuracy(report.accuracyMetres)}</Bdi>}
          </span>
        </dd>
        <dt>{t("console.report.filed")}</dt>
        <dd>
          <Bdi>{format.clock(report.filedAt)}</Bdi> {report.forSomeoneElse && t("console.report.forSomeoneElse")}
        </dd>
        {report.phone !== undefined && (
          <>
            <dt>{t("console.report.phone")}</dt>
            <dd>
              <a href={`tel:${report.phone}`}>
                <Bdi>{report.phone}</Bdi>
              </a>
            </dd>
          </>
        )}
        {report.text !== undefined && report.text !== "" && (
          <>
            <dt>{t("console.incident.details")}</dt>
            <dd className="narrative">
              <Bdi>{report.text}</Bdi>
            </dd>
          </>
        )}
      </dl>
      <NearIncidents at={report.at} attach={(incident) => void acceptAs(incident.id)} />
      <div className="actions">
        {may("report:accept") && (
          <button type="button" className="primary" disabled={accept.pending} onClick={() => void acceptAs(newId())}>
            {accept.pending ? t("console.report.accepting") : t("console.report.accept")} <PrimaryKey />
          </button>
        )}
      </div>
      <Refusal refusal={accept.refusal} />
      <OfflineNote command="report:accept" />
      {may("report:dismiss") && (
        <div className="panel-form">
          <label>
            {t("console.report.dismissNote")}
            <input value={note} maxLength={200} dir="auto" onChange={(change) => setNote(change.target.value)} />
          </label>
          <div className="actions">
            <button type="button" disabled={dismiss.pending} onClick={() => void leaveOut()}>
              {t("console.report.dismiss")}
            </button>
          </div>
          <Refusal refusal={dismiss.refusal} />
        </div>
      )}
    </article>
  );
}
