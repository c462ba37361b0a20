import { useId, useState } from "react";
import type { Alert } from "@najda/protocol";
import { Bdi, Refusal, useCommand, useFormat, usePerson, useWords } from "@najda/client/react";
import { PrimaryKey } from "../shell/primary-key.tsx";
import { AlertCounts } from "./alert-counts.tsx";
import { AlertTexts } from "./alert-texts.tsx";
import { useAlerts } from "./alerts-state.tsx";
import { ApproveForm } from "./approve-form.tsx";
import { buttons, hadAHandIn } from "./buttons.ts";
import { CancelAlertForm } from "./cancel-alert-form.tsx";
import { CapMark } from "./cap-mark.tsx";
import { headlineOf } from "./headline.ts";
import { ReturnForm } from "./return-form.tsx";

const wasSent: readonly Alert["status"][] = ["approved", "sending", "sent", "cancelled", "expired"];

/** One alert: what it says, who had a hand in it, what can be done, and how far it got. */
export function AlertView({ alert }: { readonly alert: Alert }) {
  const { t, language } = useWords();
  const format = useFormat();
  const person = usePerson();
  const id = useId();
  const { edit } = useAlerts();
  const submit = useCommand("alert:submit");
  const [form, setForm] = useState<"approve" | "return" | "cancel">();
  const can = person === undefined ? [] : buttons(alert, person);
  const done = (): void => setForm(undefined);
  const toggle = (wanted: NonNullable<typeof form>): void => setForm(form === wanted ? undefined : wanted);
  return (
    <article className="alert-view" aria-labelledby={`${id}headline`} data-cap={alert.capStatus}>
      <header className="panel-head">
        <CapMark status={alert.capStatus} />
        <span className="alert-status" data-alert={alert.status}>
          {t(`alerts.${alert.status}`)}
        </span>
        <h2 id={`${id}headline`}>
          <Bdi>{headlineOf(alert, language) ?? t("console.alerts.untitled")}</Bdi>
        </h2>
        <p className="dim">
          {t("console.alerts.statusLine", {
            severity: t(`alerts.severity-${lower(alert.severity)}`),
            urgency: t(`alerts.urgency-${lower(alert.urgency)}`),
            certainty: t(`alerts.certainty-${lower(alert.certainty)}`),
          })}
        </p>
        <p className="dim">{t("console.alerts.expiresAt", { time: format.moment(alert.expires) })}</p>
        <AlertHands alert={alert} />
      </header>
      {alert.returnNote !== undefined && alert.status === "draft" && (
        <p className="hazard">
          {t("console.alerts.returned", { note: "" })}
          <Bdi>{alert.returnNote}</Bdi>
        </p>
      )}
      <div className="actions">
        {can.includes("submit") && (
          <button type="button" className={form === undefined ? "primary" : ""} disabled={submit.pending} onClick={() => void submit.send({ alertId: alert.id })}>
            {t("console.alerts.submit")} <PrimaryKey />
          </button>
        )}
        {can.includes("approve") && (
          <button type="button" className={form === undefined ? "primary" : ""} aria-expanded={form === "approve"} onClick={() => toggle("approve")}>
            {t("actions.approve")} {form === undefined && <PrimaryKey />}
          </button>
        )}
        {can.includes("return") && (
          <button type="button" aria-expanded={form === "return"} onClick={() => toggle("return")}>
            {t("console.alerts.return")}
          </button>
        )}
        {can.includes("edit") && (
          <button type="button" onClick={() => edit(alert)}>
            {t("console.alerts.edit")}
          </button>
        )}
        {can.includes("cancel") && (
          <button type="button" className={wasSent.includes(alert.status) ? "danger" : "plain"} aria-expanded={form === "cancel"} onClick={() => toggle("cancel")}>
            {t(wasSent.includes(alert.status) ? "console.alerts.cancel" : "console.alerts.cancelDraft")}
          </button>
        )}
      </div>
      <Refusal refusal={submit.refusal} />
      {alert.status === "submitted" && person !== undefined && hadAHandIn(alert, person.id) && <p className="dim">{t("console.alerts.ownHand")}</p>}
      {form === "approve" && <ApproveForm alert={alert} done={done} />}
      {form === "return" && <ReturnForm alertId={alert.id} done={done} />}
      {form === "cancel" && <CancelAlertForm alert={alert} wasSent={wasSent.includes(alert.status)} done={done} />}
      {wasSent.includes(alert.status) && <AlertCounts alertId={alert.id} />}
      {form !== "approve" && <AlertTexts alert={alert} />}
    </article>
  );
}

function AlertHands({ alert }: { readonly alert: Alert }) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <p className="dim">
      {t("console.alerts.by", { name: "" })}
      <Bdi>{alert.author.name}</Bdi>
      {alert.approvedBy !== undefined && (
        <>
          {", "}
          {t("console.alerts.approvedBy", { name: "" })}
          <Bdi>{alert.approvedBy.name}</Bdi>
        </>
      )}
      {alert.sentAt !== undefined && `, ${t("console.alerts.sentAt", { time: format.moment(alert.sentAt) })}`}
      {alert.endedAt !== undefined && `, ${t("console.alerts.endedAt", { time: format.moment(alert.endedAt) })}`}
    </p>
  );
}

const lower = <W extends string>(word: W): Lowercase<W> => word.toLowerCase() as Lowercase<W>;
