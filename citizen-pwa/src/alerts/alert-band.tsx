import type { PublishedAlert } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import { isolate } from "../shell/isolate.ts";
import { bandOf } from "./band.ts";
import { ExerciseMark } from "./exercise-mark.tsx";
import { useWhen } from "./use-when.ts";
import { NearWords } from "./near-words.tsx";
import type { Nearness } from "./nearness.ts";
import type { AlertWords } from "./words-of.ts";

interface Props {
  readonly alert: PublishedAlert;
  readonly near: Nearness;
  readonly words: AlertWords;
}

/** The head of an alert, in the colour of ISO 22324 and in words. */
export function AlertBand({ alert, near, words }: Props) {
  const { t, language } = useWords();
  const clock = useWhen();
  const what = {
    alert: t("citizen.alerts.what", { severity: t(`citizen.alerts.severity.${alert.severity}`), urgency: t(`citizen.alerts.urgency.${alert.urgency}`) }),
    "all-clear": t("citizen.alerts.allClear"),
    correction: t("citizen.alerts.correction"),
  };
  return (
    <header className="alert-band" data-band={bandOf(alert)}>
      {alert.capStatus === "Exercise" && <ExerciseMark />}
      <p className="row">
        <strong>{what[alert.kind]}</strong>
        {alert.kind === "alert" && <span className="number">{t("citizen.alerts.until", { time: clock(alert.expires) })}</span>}
      </p>
      <h1 lang={words.language} dir="auto">
        <span translate="no">{words.headline}</span>
      </h1>
      <p className="number">{t("citizen.alerts.from", { sender: isolate(alert.sender), time: clock(alert.sentAt) })}</p>
      {alert.kind === "alert" && <NearWords near={near} />}
      {words.language.split("-")[0] !== language.split("-")[0] && <p>{t("citizen.alerts.otherLanguage")}</p>}
    </header>
  );
}
