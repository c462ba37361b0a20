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

const worstOf = (shown: readonly AlertForMe[]): AlertForMe | undefined => shown.find(({ alert, near }) => alert.kind === "alert" && concerns(near));

/** The worst alert that means this person, large; nothing where there is none. */
export function WorstAlert() {
  const { t } = useWords();
  const { shown } = useAlerts();
  useShown(shown);
  const worst = worstOf(shown);
  if (worst === undefined) return null;
  return (
    <section className="alert-cards" aria-label={t("citizen.alerts.now")}>
      <Loud {...worst} />
    </section>
  );
}

/** Everything else that is in force or has just ended, a line each, below "get help" so that it stays in sight. */
export function OtherAlerts() {
  const { t } = useWords();
  const { shown } = useAlerts();
  const others = shown.filter((each) => each !== worstOf(shown));
  if (others.length === 0) return null;
  return (
    <section className="alert-lines" aria-label={t("citizen.alerts.title")}>
      {others.map((each) => (
        <Line key={each.alert.alertId} {...each} />
      ))}
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
      <h2 lang={words?.language} dir="auto">
        <span translate="no">{words?.headline}</span>
      </h2>
      <div className="row">
        <NearWords near={near} />
        <span className="number">{t("citizen.alerts.until", { time: when(alert.expires) })}</span>
      </div>
      <Link to={{ name: "alert", alertId: alert.alertId }} className="button">
        {t("citizen.alerts.open")}
      </Link>
    </article>
  );
}

const endWords = { alert: undefined, "all-clear": "citizen.alerts.allClear", correction: "citizen.alerts.correction" } as const;

function Line({ alert, near }: AlertForMe) {
  const { t, language } = useWords();
  const words = wordsOf(alert, [language]);
  const end = endWords[alert.kind];
  return (
    <p className="alert-line" data-band={bandOf(alert)} data-quiet={!concerns(near)}>
      {alert.capStatus === "Exercise" && <strong>{t("citizen.alerts.exercise")} </strong>}
      {end !== undefined && <span>{t(end)} </span>}
      <Link to={{ name: "alert", alertId: alert.alertId }}>
        <bdi translate="no" lang={words?.language}>
          {words?.headline}
        </bdi>
      </Link>
      {alert.kind === "alert" && <NearWords near={near} />}
    </p>
  );
}
