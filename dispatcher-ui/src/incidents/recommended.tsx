import { useState, type ReactNode } from "react";
import type { Incident } from "@najda/protocol";
import type { Refusal as Said } from "@najda/client/translations";
import { newId } from "@najda/client";
import { Bdi, Refusal, useBoard, useFormat, useNajda, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";
import { useMay } from "../shell/use-may.ts";
import { PrimaryKey } from "../shell/primary-key.tsx";
import { LeftOut } from "./left-out.tsx";
import { Reasons } from "./reasons.tsx";
import { toSend } from "./to-send.ts";
import { useRecommendation } from "./use-recommendation.ts";

interface Props {
  readonly incident: Incident;
  /** Further buttons of the incident, beside the blue one. */
  readonly children: ReactNode;
}

/** The units to send, best first, with their reasons; one press sends those that fill the run card. */
export function Recommended({ incident, children }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const may = useMay();
  const najda = useNajda();
  const type = useBoard((board) => board.incidentTypes[incident.type]);
  const { value, refusal, loading, again } = useRecommendation(incident, may("incident:recommend"));
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Said>();
  const maySend = may("incident:assign");
  const best = value === undefined ? [] : toSend(value, incident, type);
  const shortfalls = value?.shortfalls ?? [];

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
              what: shortfalls.map(({ capability, missing }) => t("console.recommended.missingOne", { count: missing, capability: isolate(capability) })).join(", "),
            })}
          </span>
        )}
        {shortfalls.length === 0 && value !== undefined && (
          <span className="dim">{(type?.needs.length ?? 0) === 0 ? t("console.recommended.noNeeds") : best.length === 0 && t("console.recommended.complete")}</span>
        )}
      </header>
      {value === undefined && loading && <p className="dim">{t("console.recommended.loading")}</p>}
      {value?.units.length === 0 && <p className="dim">{t("console.recommended.none")}</p>}
      {value !== undefined && value.units.length > 0 && (
        <ol role="list">
          {value.units.slice(0, 8).map((unit, index) => (
            <li key={unit.unitId} className={best.includes(unit) ? "best" : undefined}>
              <Bdi className="rank dim">{index + 1}</Bdi>
              <Bdi className="call-sign">{unit.callSign}</Bdi>
              <Reasons reasons={unit.reasons} />
              <Bdi className="eta">{format.duration(unit.etaSeconds)}</Bdi>
              {maySend && (
                <button type="button" className="small" disabled={sending} aria-label={t("console.recommended.sendOne", { unit: unit.callSign })} onClick={() => void send([unit.unitId])}>
                  {t("console.recommended.sendShort")}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      <div className="actions">
        {maySend && best.length > 0 && (
          <button type="button" className="primary" disabled={sending} onClick={() => void send(best.map((unit) => unit.unitId))}>
            {sending ? t("console.recommended.sending") : t("console.recommended.send")} <PrimaryKey />
          </button>
        )}
        {children}
      </div>
      <Refusal refusal={refused ?? (value === undefined ? refusal : undefined)} />
      {value !== undefined && value.leftOut.length > 0 && <LeftOut units={value.leftOut} />}
    </section>
  );
}
