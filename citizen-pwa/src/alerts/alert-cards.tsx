import { useWords } from "@najda/client/react";
import { Link } from "../shell/router.tsx";
import { bandOf } from "./band.ts";
import { ExerciseMark } from "./exercise-mark.tsx";
import { concerns } from "./nearness.ts";
import { NearWords } from "./near-words.tsx";
import { useAlerts } from "./use-alerts.tsx";
import type { AlertForMe } from "./use-alerts.tsx";
import { useShown } from "./use-shown.ts";
import { useWhen } from "./use-when.ts";
import { wordsOf } from "./words-of.ts";

/** What is in force, on the first screen: those that mean this person large, the others in one quiet line each. */
export function AlertCards() {
  const { t } = useWords();
  const { shown } = useAlerts();
  useShown(shown);
  if (shown.length === 0) return null;
  return (
    <section className="alert-cards" aria-label={t("citizen.alerts.now")}>
      {shown.map((each) => (concerns(each.near) ? <Loud key={each.alert.alertId} {...each} /> : <Quiet key={each.alert.alertId} {...each} />))}
    </section>
  );
}

function Loud({ alert, near }: AlertForMe) {
  const { t, language } = useWords();
  const when = useWhen();
  const words = wordsOf(alert, [language]);
  return (
    <article className="alert-card" data-band={bandOf(alert)}>
      {alert.capStatus === "Exercise" && <ExerciseMark />}
      {alert.kind !== "alert" && <p className="what">{t(alert.kind === "all-clear" ? "citizen.alerts.allClear" : "citizen.alerts.correction")}</p>}
      <h2 lang={words?.language} dir="auto">
        <span translate="no">{words?.headline}</span>
      </h2>
      {alert.kind === "alert" && <NearWords near={near} />}
      {alert.kind === "alert" && <p className="number">{t("citizen.alerts.until", { time: when(alert.expires) })}</p>}
      <Link to={{ name: "alert", alertId: alert.alertId }} className="button">
        {t("citizen.alerts.open")}
      </Link>
    </article>
  );
}

function Quiet({ alert }: AlertForMe) {
  const { t, language } = useWords();
  const words = wordsOf(alert, [language]);
  return (
    <p className="alert-line">
      {alert.capStatus === "Exercise" && <strong>{t("citizen.alerts.exercise")} </strong>}
      <Link to={{ name: "alert", alertId: alert.alertId }}>
        <bdi translate="no" lang={words?.language}>
          {words?.headline}
        </bdi>
      </Link>{" "}
      <span className="dim">{t("citizen.alerts.nearby")}</span>
    </p>
  );
}
