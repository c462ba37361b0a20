import { useState } from "react";
import type { Incident } from "@najda/protocol";
import { Bdi, Refusal, useBoard, useFormat, useWords } from "@najda/client/react";
import { useDesk } from "../shell/desk.tsx";
import { useReading } from "../shell/use-reading.ts";
import { PriorityMark } from "./priority.tsx";

/** Incidents of this centre, open and ended, by number, place or words; the way back to a closed one. */
export function SearchPanel({ text }: { readonly text: string }) {
  const { t } = useWords();
  const [words, setWords] = useState(text);
  const found = useReading("incident:search", { input: { text: words.trim(), limit: 50 }, waitMs: 200 });
  const incidents = found.value?.incidents ?? [];
  return (
    <section className="search-panel" aria-label={t("console.incident.searchTitle")}>
      <header className="panel-head">
        <h2>{t("console.incident.searchTitle")}</h2>
      </header>
      <label>
        {t("console.incident.search")}
        {/* The search was asked for this moment. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <input type="search" value={words} maxLength={100} dir="auto" autoFocus onChange={(event) => setWords(event.target.value)} />
      </label>
      <p role="status" className="dim">
        {found.value === undefined ? t("common.state.loading") : t("console.incident.searchFound", { count: incidents.length })}
      </p>
      {found.value !== undefined && incidents.length === 0 && <p className="empty">{t("console.incident.searchNone")}</p>}
      <ul role="list">
        {incidents.map((incident) => (
          <FoundIncident key={incident.id} incident={incident} />
        ))}
      </ul>
      <Refusal refusal={found.refusal} />
    </section>
  );
}

function FoundIncident({ incident }: { readonly incident: Incident }) {
  const { t } = useWords();
  const format = useFormat();
  const desk = useDesk();
  const type = useBoard((board) => board.incidentTypes[incident.type]);
  return (
    <li>
      <button type="button" className="plain found" onClick={() => desk.show({ kind: "incident", incidentId: incident.id })}>
        <PriorityMark priority={incident.priority} />
        <span>
          {format.type(type ?? incident.type)} <Bdi className="faint">{incident.number}</Bdi>
          <span className="dim">
            <Bdi>{incident.address ?? ""}</Bdi>
          </span>
        </span>
        <span className="dim">
          {t(`incidents.${incident.status}`)} <Bdi>{format.moment(incident.openedAt)}</Bdi>
        </span>
      </button>
    </li>
  );
}
