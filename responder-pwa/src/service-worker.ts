import { keepTiles, serveShell, showPushes } from "@najda/client/service-worker";
import type { Precached, Shown, WorkerScope } from "@najda/client/service-worker";
import { pickLanguage } from "@najda/client/translations";
import { notedLanguage } from "./waking/language-note.ts";
import { notificationOf, wakingFrom } from "./waking/notification.ts";

declare const self: WorkerScope & { readonly __WB_MANIFEST: Precached };

const base = "/responder/";

serveShell(self, { app: "responder", base, precached: self.__WB_MANIFEST });
keepTiles("responder");

/** The assignment is on this device: the desk sees it, also when nobody has looked yet. Where this is lost, the page tells it again. */
async function tellReached(assignmentId: string): Promise<void> {
  await fetch("/api/commands/assignment:seen", {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-Najda-App": "responder" },
    body: JSON.stringify({ assignmentId, step: "reached", at: new Date().toISOString() }),
  });
}

async function describe(message: unknown): Promise<Shown> {
  const waking = wakingFrom(message);
  if (waking !== undefined && "assignmentId" in waking && waking.what !== "recalled") void tellReached(waking.assignmentId).catch(() => undefined);
  return { ...notificationOf(waking, await notedLanguage()), url: base, message };
}

showPushes(self, { base, describe, otherwise: { ...notificationOf(undefined, pickLanguage(navigator.languages)), url: base } });
