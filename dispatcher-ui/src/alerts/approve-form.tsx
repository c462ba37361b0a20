import { useState, type FormEvent } from "react";
import type { Alert } from "@najda/protocol";
import { Refusal, useCommand, useFormat, useWords } from "@najda/client/react";
import { PrimaryKey } from "../shell/primary-key.tsx";
import { useReading } from "../shell/use-reading.ts";
import { AlertTexts } from "./alert-texts.tsx";
import { OfflineNote } from "../shell/offline-note.tsx";

interface Props {
  readonly alert: Alert;
  done(): void;
}

/** Says once more what goes out, to how many, and asks for the reading before it can be sent. The approval is bound to what was read. */
export function ApproveForm({ alert, done }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const { send, pending, refusal } = useCommand("alert:approve");
  const [read, setRead] = useState(false);
  // What was on the screen when the form opened: an edit in between must not be approved unread.
  const [shown] = useState(alert);
  const estimate = useReading("alert:estimate", { input: { area: shown.area }, waitMs: 0 });
  const approve = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!read) return;
    const sent = await send({ alertId: shown.id, contentHash: shown.contentHash });
    if (sent.kind === "done") done();
  };
  const { value } = estimate;
  const area = format.number(value?.areaKm2 ?? 0, (value?.areaKm2 ?? 0) < 10 ? 2 : 0);
  return (
    <form className="panel-form approve" onSubmit={(event) => void approve(event)} data-cap={shown.capStatus}>
      <p className="magnitude">
        {value === undefined
          ? t("console.alerts.estimating")
          : t(value.subscriptions === 0 ? "console.alerts.approveNobody" : "console.alerts.approveWhat", { subscriptions: value.subscriptions, area })}
      </p>
      <p className={shown.capStatus === "Actual" ? "refusal" : "hazard"}>{t(shown.capStatus === "Actual" ? "console.alerts.approveActual" : "console.alerts.approveExercise")}</p>
      <AlertTexts alert={shown} />
      <label className="row-label">
        {/* The form was asked for this moment. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <input type="checkbox" checked={read} autoFocus onChange={(change) => setRead(change.target.checked)} />
        <span>{t("console.alerts.approveRead")}</span>
      </label>
      <div className="actions">
        <button type="submit" className="primary" disabled={pending || !read}>
          {t("console.alerts.approve")} <PrimaryKey />
        </button>
        <button type="button" onClick={done}>
          {t("console.alerts.back")}
        </button>
      </div>
      <OfflineNote command="alert:approve" />
      <Refusal refusal={refusal ?? estimate.refusal} />
    </form>
  );
}
