import type { Alert } from "@najda/protocol";
import { Refusal, useCommand, useWords } from "@najda/client/react";

interface Props {
  readonly alert: Alert;
  readonly wasSent: boolean;
  done(): void;
}

/** Ends an alert: as a mistake with its correction, or as over with its all-clear. One that never went out is withdrawn. */
export function CancelAlertForm({ alert, wasSent, done }: Props) {
  const { t } = useWords();
  const { send, pending, refusal } = useCommand("alert:cancel");
  const cancel = async (reason: "false-alarm" | "over"): Promise<void> => {
    const sent = await send({ alertId: alert.id, reason });
    if (sent.kind === "done") done();
  };
  return (
    <div className="panel-form" role="group" aria-label={t("console.alerts.cancelWhy")}>
      {wasSent && <p>{t("console.alerts.cancelWhy")}</p>}
      <div className="actions">
        {wasSent ? (
          <>
            <button type="button" disabled={pending} onClick={() => void cancel("over")}>
              {t("console.alerts.over")}
            </button>
            <button type="button" className="danger" disabled={pending} onClick={() => void cancel("false-alarm")}>
              {t("console.alerts.falseAlarm")}
            </button>
          </>
        ) : (
          <button type="button" className="danger" disabled={pending} onClick={() => void cancel("false-alarm")}>
            {t("console.alerts.cancelDraft")}
          </button>
        )}
        <button type="button" onClick={done}>
          {t("console.alerts.back")}
        </button>
      </div>
      <Refusal refusal={refusal} />
    </div>
  );
}
