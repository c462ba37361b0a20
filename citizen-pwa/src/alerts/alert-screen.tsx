import { useEffect, useMemo } from "react";
import { useWords } from "@najda/client/react";
import { AlertAnswers } from "./alert-answers.tsx";
import { AlertBand } from "./alert-band.tsx";
import { AlertMap } from "./alert-map.tsx";
import { IsThisReal } from "./is-this-real.tsx";
import { ReadAloud } from "./read-aloud.tsx";
import { useAlerts } from "./use-alerts.tsx";
import type { AlertForMe } from "./use-alerts.tsx";
import { useShown } from "./use-shown.ts";
import { steps, wordsOf } from "./words-of.ts";

/** One alert: how bad, what to do, am I inside, who says it, until when. */
export function AlertScreen({ alertId }: { readonly alertId: string }) {
  const { t } = useWords();
  const { find } = useAlerts();
  const found = find(alertId);
  if (found !== undefined) return <Received {...found} />;
  return (
    <main id="content" className="screen">
      <p className="empty">{t("citizen.alerts.gone")}</p>
    </main>
  );
}

function Received(received: AlertForMe) {
  const { alert, near } = received;
  const { t, language } = useWords();
  const { tell } = useAlerts();
  const words = useMemo(() => wordsOf(alert, [language]), [alert, language]);
  useShown(useMemo(() => [{ alert, near }], [alert, near]));
  useEffect(() => tell(alert.alertId, "opened"), [tell, alert.alertId]);
  if (words === undefined) return null;
  const list = steps(words.instruction);
  return (
    <main id="content" className="screen alert-screen" data-kind={alert.kind}>
      <AlertBand alert={alert} near={near} words={words} />
      <div className="alert-body">
        {alert.kind === "alert" && <AlertMap alert={alert} />}
        <div className="alert-words" lang={words.language} dir="auto" translate="no">
          {list.length > 0 && (
            <ul className="steps" aria-label={t("citizen.alerts.whatToDo")}>
              {list.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          )}
          <p className="description">{words.description}</p>
        </div>
        {alert.kind === "alert" && <AlertAnswers alert={alert} />}
        <div className="pair">
          <ReadAloud alert={alert} words={words} />
          <IsThisReal alert={alert} />
        </div>
      </div>
    </main>
  );
}
