import type { PublishedAlert } from "@najda/protocol";
import { useConnection, useWords } from "@najda/client/react";
import { useWay } from "../shell/router.tsx";
import { useAlerts } from "./use-alerts.tsx";

/** I am safe, I need help: one press each, also without a connection. */
export function AlertAnswers({ alert }: { readonly alert: PublishedAlert }) {
  const { t } = useWords();
  const { go } = useWay();
  const { told, tell } = useAlerts();
  const { state, queued } = useConnection();
  const answers = told[alert.alertId] ?? [];
  const waiting = state !== "live" && queued > 0;
  return (
    <div className="answers">
      <button type="button" className="main fill-safe" aria-pressed={answers.includes("safe")} onClick={() => tell(alert.alertId, "safe")}>
        {t("actions.i-am-safe")}
      </button>
      <button type="button" className="main fill-danger" onClick={() => go({ name: "help", forSomeoneElse: false, silent: false, alertId: alert.alertId })}>
        {t("actions.need-help")}
      </button>
      <p role="status" className="told">
        {answers.includes("safe") && t(waiting ? "citizen.alerts.safeQueued" : "citizen.alerts.safeSent")}
        {answers.includes("need-help") && ` ${t("citizen.alerts.helpSent")}`}
      </p>
    </div>
  );
}
