import { serveShell, showPushes } from "@najda/client/service-worker";
import type { Precached, Shown, WorkerScope } from "@najda/client/service-worker";
import { direction, pickLanguage, wordsOf } from "@najda/client/translations";
import { alertFromPush } from "./alerts/from-push.ts";
import { withAlert, worthKeeping } from "./alerts/in-force.ts";
import { concerns, nearness } from "./alerts/nearness.ts";
import { notificationOf } from "./alerts/notification.ts";
import { records } from "./phone/records.ts";
import type { RecordKind } from "./phone/records.ts";
import { changeRecord, readRecord } from "./phone/shelf.ts";
import { spotsOf } from "./places/spots.ts";

declare const self: WorkerScope & { readonly __WB_MANIFEST: Precached };

const base = "/citizen/";

serveShell(self, { app: "citizen", base, precached: self.__WB_MANIFEST });

const read = async <T>({ key, read }: RecordKind<T>): Promise<T> => read(await readRecord(key));

/** Told by the page's session; without one, or without a connection, the page tells it when it is opened. */
async function tellShown(alertId: string): Promise<void> {
  const subscriptionId = (await read(records.subscribed))?.id;
  const response = await fetch("/api/commands/receipt:report", {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-Najda-App": "citizen" },
    body: JSON.stringify({ alertId, kind: "shown", at: new Date().toISOString(), ...(subscriptionId === undefined ? {} : { subscriptionId }) }),
  });
  if (response.ok) await changeRecord("told", (raw) => ({ ...records.told.read(raw), [alertId]: [...(records.told.read(raw)[alertId] ?? []), "shown"] }));
}

/**
 * A push shows something, always. Whom it means is decided here, on the phone, with the places that it knows; what is
 * not newer than what was shown replaces it silently.
 */
async function describe(message: unknown): Promise<Shown> {
  const alert = alertFromPush(message);
  if (alert === undefined) throw new Error("a pushed message that is no alert");
  const [places, here, known, language] = await Promise.all([read(records.places), read(records.here), read(records.alerts), read(records.language)]);
  const near = nearness(alert.area, spotsOf(places, here, Date.now()));
  const isNews = withAlert(known, alert) !== known;
  await changeRecord("alerts", (raw) => worthKeeping(withAlert(records.alerts.read(raw), alert), Date.now()));
  await changeRecord("proven", () => new Date().toISOString());
  if (concerns(near)) void tellShown(alert.alertId).catch(() => undefined);
  return { ...notificationOf(alert, { near, isNews, language: pickLanguage([language, ...navigator.languages]) }), url: `${base}alerts/${alert.alertId}`, message };
}

const language = pickLanguage(navigator.languages);
const { push } = wordsOf(language).citizen;
showPushes(self, { base, describe, otherwise: { title: push.title, body: push.body, tag: "alert", language, direction: direction(language), url: base } });
