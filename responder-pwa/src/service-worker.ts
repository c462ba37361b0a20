import { serveShell, showPushes } from "@najda/client/service-worker";
import type { Precached, Shown, WorkerScope } from "@najda/client/service-worker";
import { direction, wordsOf } from "@najda/client/translations";
import { notedLanguage } from "./waking/language-note.ts";

declare const self: WorkerScope & { readonly __WB_MANIFEST: Precached };

const base = "/responder/";

serveShell(self, { app: "responder", base, precached: self.__WB_MANIFEST });

function textOf(message: unknown, name: string): string | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const value: unknown = Reflect.get(message, name);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The assignment reached this device: the desk sees it, also when nobody has looked yet. Lost without a connection, and told again by the page. */
async function tellReached(assignmentId: string): Promise<void> {
  await fetch("/api/commands/assignment:seen", {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-Najda-App": "responder" },
    body: JSON.stringify({ assignmentId, step: "reached", at: new Date().toISOString() }),
  }).catch(() => undefined);
}

/** A crew is woken with what the desk wrote; where that can't be read, with the words that something came. */
async function describe(message: unknown): Promise<Shown> {
  const language = await notedLanguage();
  const { push } = wordsOf(language).responder;
  const assignmentId = textOf(message, "assignmentId");
  if (assignmentId !== undefined) void tellReached(assignmentId);
  return {
    title: textOf(message, "title") ?? push.assignmentTitle,
    body: textOf(message, "body") ?? push.assignmentBody,
    tag: assignmentId ?? "assignment",
    language,
    direction: direction(language),
    urgent: true,
    url: base,
    message,
  };
}

const { push } = wordsOf("en").responder;
showPushes(self, { base, describe, otherwise: { title: push.assignmentTitle, body: push.assignmentBody, tag: "assignment", urgent: true, url: base } });
