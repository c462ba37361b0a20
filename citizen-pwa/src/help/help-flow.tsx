import { useBoard, useDemo, useInstallation, useWords } from "@najda/client/react";
import { useAlerts } from "../alerts/use-alerts.tsx";
import { wordsOf } from "../alerts/words-of.ts";
import { isolate } from "../shell/isolate.ts";
import type { Route } from "../shell/route.ts";
import { EmergencyCall } from "../shell/emergency-call.tsx";
import { choicesOf } from "./kinds.ts";
import { KindChoice } from "./kind-choice.tsx";
import { PlaceStep } from "./place-step.tsx";

type Asked = Route & { readonly name: "help" };

/** Two presses: what is happening, and send. */
export function HelpFlow({ asked }: { readonly asked: Asked }) {
  const { t } = useWords();
  const known = useKnownTypes();
  const choices = choicesOf(known);
  const chosen = choices.find((choice) => choice.kind === asked.kind);
  const title = t(asked.forSomeoneElse ? "citizen.help.whatSomeoneElse" : "citizen.help.what");
  return (
    <main id="content" className="screen help">
      {!asked.silent && <EmergencyCall quiet />}
      <BecauseOf alertId={asked.alertId} />
      {asked.silent && <p className="silent-note">{t("citizen.help.silent")}</p>}
      {chosen === undefined ? <KindChoice title={title} choices={choices} asked={asked} /> : <PlaceStep key={chosen.kind} choice={chosen} known={known} asked={asked} />}
    </main>
  );
}

/** The incident types of this installation; the demo says its list as well. Empty until one of them is there. */
function useKnownTypes(): readonly string[] {
  const { incidentTypes } = useInstallation();
  const demo = useDemo();
  const onBoard = useBoard((board) => Object.keys(board.incidentTypes)) ?? [];
  const lists = [incidentTypes, demo?.incidentTypes ?? []].map((types) => types.map(({ code }) => code));
  return [...lists, onBoard].find((codes) => codes.length > 0) ?? [];
}

/** Help asked for because of an alert: the desk reads which. */
function BecauseOf({ alertId }: { readonly alertId: string | undefined }) {
  const { t, language } = useWords();
  const { find } = useAlerts();
  const alert = alertId === undefined ? undefined : find(alertId)?.alert;
  const headline = alert === undefined ? undefined : wordsOf(alert, [language])?.headline;
  if (headline === undefined) return null;
  return <p className="because">{t("citizen.help.needHelpIn", { headline: isolate(headline) })}</p>;
}
