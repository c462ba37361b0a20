import type { PublishedAlert } from "@najda/protocol";
import type { Shown } from "@najda/client/service-worker";
import { direction, wordsOf as tableOf } from "@najda/client/translations";
import type { Language } from "@najda/client/translations";
import { concerns } from "./nearness.ts";
import type { Nearness } from "./nearness.ts";
import { wordsOf } from "./words-of.ts";

interface Circumstances {
  readonly near: Nearness;
  /** False when this phone has shown this version, or a newer one. */
  readonly isNews: boolean;
  /** The person's language, for our own words around the alert's. */
  readonly language: Language;
}

/**
 * An alert as a notification: loud for whom it means, silent for a phone whose places lie outside, silent for what was
 * shown before. An exercise is marked by its sender in the headline, and here again where that is missing.
 */
export function notificationOf(alert: PublishedAlert, { near, isNews, language }: Circumstances): Shown {
  const words = wordsOf(alert, [language]);
  const own = tableOf(language).citizen;
  const textLanguage = words?.language ?? language;
  const headline = words?.headline ?? own.push.title;
  const mine = concerns(near) || alert.kind !== "alert";
  const kind = { alert: "", "all-clear": `${own.push.allClear}: `, correction: `${own.push.correction}: ` }[alert.kind];
  const text = words?.instruction ?? words?.description ?? own.push.body;
  return {
    title: mine ? `${kind}${headline}` : own.push.nearbyTitle,
    body: mine ? text : headline,
    tag: alert.alertId,
    language: textLanguage,
    direction: direction(textLanguage),
    urgent: mine && alert.kind === "alert" && (alert.severity === "Extreme" || alert.severity === "Severe"),
    silent: !mine || !isNews,
  };
}
