import { useState } from "react";
import type { Incident } from "@najda/protocol";
import { Bdi, Refusal, useBoard, useFormat, useWords } from "@najda/client/react";
import { useMay } from "../shell/use-may.ts";
import { DispatchCard } from "./dispatch-card.tsx";
import { Elapsed } from "./elapsed.tsx";
import { Facts } from "./facts.tsx";
import { IncidentActions, type OpenForm } from "./incident-actions.tsx";
import { IncidentForm } from "./incident-form.tsx";
import { Log } from "./log.tsx";
import { sendDueAfter } from "./overdue.ts";
import { PriorityMark } from "./priority.tsx";
import { Recommended } from "./recommended.tsx";
import { Sent } from "./sent.tsx";
import { Premises } from "../zones/premises.tsx";
import { Responsible } from "../zones/responsible.tsx";
import { useIncidentFile } from "./use-incident-file.ts";

const ended: readonly Incident["status"][] = ["closed", "cancelled"];

/** One incident: what is known, whom to send, how far they got, what happened. */
export function IncidentPanel({ incidentId }: { readonly incidentId: string }) {
  const { t } = useWords();
  const live = useBoard((board) => board.incidents[incidentId]);
  const file = useIncidentFile(incidentId);
  const [form, setForm] = useState<OpenForm>();
  const may = useMay();
  const incident = live ?? file.value?.incident;
  if (incident === undefined) {
    return file.refusal === undefined ? <p className="empty">{t("common.state.loading")}</p> : <Refusal refusal={file.refusal} />;
  }
  const over = ended.includes(incident.status);
  const actions = <IncidentActions incident={incident} open={form} toggle={(wanted) => setForm(form === wanted ? undefined : wanted)} />;
  return (
    <article className="incident-panel" aria-label={t("console.incident.number", { number: incident.number })}>
      <PanelHead incident={incident} />
      <Facts incident={incident} />
      <Responsible at={incident.at} />
      <Premises at={incident.at} />
      {over ? <div className="actions">{actions}</div> : <Recommended incident={incident}>{actions}</Recommended>}
      {form !== undefined && <IncidentForm key={form} form={form} incident={incident} done={() => setForm(undefined)} />}
      <Sent incident={incident} all={file.value?.assignments ?? []} />
      <Log incidentId={incidentId} lines={file.value?.log} loading={file.loading} mayWrite={may("incident:note")} />
      <Refusal refusal={file.refusal} />
      <DispatchCard incident={incident} file={file.value} />
    </article>
  );
}

function PanelHead({ incident }: { readonly incident: Incident }) {
  const { t } = useWords();
  const format = useFormat();
  const type = useBoard((board) => board.incidentTypes[incident.type]);
  return (
    <header className="panel-head">
      <span className="dim">
        <Bdi>{incident.number}</Bdi> {t(`incidents.${incident.status}`)}
      </span>
      {!ended.includes(incident.status) && <Elapsed since={incident.openedAt} overdueAfter={sendDueAfter(incident)} />}
      <h2>
        <PriorityMark priority={incident.priority} /> <span>{format.type(type ?? incident.type)}</span>
      </h2>
    </header>
  );
}
