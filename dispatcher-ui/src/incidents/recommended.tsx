import { useState, type ReactNode } from "react";
import type { Incident } from "@najda/protocol";
import type { Refusal as Said } from "@najda/client/translations";
import { newId } from "@najda/client";
import { Refusal, useBoard, useNajda, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";
import { useJoin } from "../shell/use-join.ts";
import { useMay } from "../shell/use-may.ts";
import { PrimaryKey } from "../shell/primary-key.tsx";
import { LeftOut } from "./left-out.tsx";
import { RecommendedUnits } from "./recommended-units.tsx";
import { runCard } from "./run-card.ts";
import { useRecommendation } from "./use-recommendation.ts";
import { OfflineNote } from "../shell/offline-note.tsx";

interface Props {
  readonly incident: Incident;
  /** Further buttons of the incident, beside the blue one. */
  readonly children: ReactNode;
}

/** The units to send, best first, with their reasons; one press sends those that fill the run card. */
export function Recommended({ incident, children }: Props) {
  const { t } = useWords();
  const join = useJoin();
  const may = useMay();
  const najda = useNajda();
  const type = useBoard((board) => board.incidentTypes[incident.type]);
  const { value, refusal, loading, again } = useRecommendation(incident, may("incident:recommend"));
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Said>();
  const maySend = may("incident:assign");
  const sent = useBoard((board) => incident.units.flatMap(({ unitId }) => board.units[unitId] ?? [])) ?? [];
  // Once the units have cleared, the next step is to close: the list stays for whoever knows better.
  const asksForUnits = value !== undefined && incident.status !== "cleared";
  const { best, missing: shortfalls } = asksForUnits ? runCard(value, sent, type?.needs ?? []) : { best: [], missing: [] };

  const send = async (unitIds: readonly string[]): Promise<void> => {
    setSending(true);
    setRefused(undefined);
    for (const unitId of unitIds) {
      const sent = await najda.send("incident:assign", { assignmentId: newId(), incidentId: incident.id, unitId });
      if (sent.kind === "refused") setRefused(sent.refusal);
    }
    setSending(false);
    again();
  };

  return (
    <section className="recommended" aria-label={t("console.recommended.title")}>
      <header>
        <h3>{t("console.recommended.title")}</h3>
        {shortfalls.length > 0 && (
          <span className="shortfall">
            {t("console.recommended.missing", {
              what: join(shortfalls.map(({ capability, missing }) => t("console.recommended.missingOne", { count: missing, capability: isolate(capability) }))),
            })}
          </span>
        )}
        {shortfalls.length === 0 && value !== undefined && (
          <span className="dim">{(type?.needs.length ?? 0) === 0 ? t("console.recommended.noNeeds") : best.length === 0 && sent.length > 0 && t("console.recommended.complete")}</span>
        )}
      </header>
      {value === undefined && loading && <p className="dim">{t("console.recommended.loading")}</p>}
      {value?.units.length === 0 && <p className="dim">{t("console.recommended.none")}</p>}
      {value !== undefined && <RecommendedUnits units={value.units} best={best} {...(maySend && { send: (unitId: string) => void send([unitId]), sending })} />}
      <div className="actions">
        {maySend && best.length > 0 && (
          <button type="button" className="primary" disabled={sending} onClick={() => void send(best.map((unit) => unit.unitId))}>
            {sending ? t("console.recommended.sending") : t("console.recommended.send")} <PrimaryKey />
          </button>
        )}
        {children}
      </div>
      {!maySend && <p className="dim">{t("console.recommended.readOnly")}</p>}
      {best.length > 0 && <OfflineNote command="incident:assign" />}
      <Refusal refusal={refused ?? (value === undefined ? refusal : undefined)} />
      {value !== undefined && value.leftOut.length > 0 && <LeftOut units={value.leftOut} />}
    </section>
  );
}
