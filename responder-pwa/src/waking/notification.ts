import type { Shown } from "@najda/client/service-worker";
import { direction, incidentTypeName, wordsOf } from "@najda/client/translations";
import type { Language } from "@najda/client/translations";

const occasions = ["sent", "again", "recalled"] as const;

/** What a push says of an assignment: no caller and no narrative, for it stands on a lock screen. */
export interface Waking {
  readonly assignmentId: string;
  readonly what: (typeof occasions)[number];
  readonly type: string;
  readonly priority?: number | undefined;
  readonly address?: string | undefined;
}

/** Reads a pushed message; undefined for one that this version of the app does not understand. */
export function wakingFrom(message: unknown): Waking | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const fields = Object.fromEntries<unknown>(Object.entries(message));
  const { assignmentId, type, priority, address } = fields;
  const what = occasions.find((each) => each === fields["what"]);
  if (typeof assignmentId !== "string" || typeof type !== "string" || what === undefined) return undefined;
  return {
    assignmentId, what, type,
    ...(typeof priority === "number" ? { priority } : {}),
    ...(typeof address === "string" ? { address } : {}),
  };
}

const filled = (words: string, name: string, value: string): string => words.replace(`{${name}}`, value);

/** A crew is told what it is and where, in its own language; the same assignment replaces what was said of it before. */
export function notificationOf(waking: Waking | undefined, language: Language): Shown {
  const { push } = wordsOf(language).responder;
  const reading = { language, direction: direction(language), urgent: true } as const;
  if (waking === undefined) return { ...reading, title: push.otherwise, body: push.body, tag: "assignment" };
  const { assignmentId, what, type, priority, address } = waking;
  const facts = [address, priority === undefined ? undefined : filled(push.priority, "priority", String(priority))];
  return {
    ...reading,
    title: filled(push[what], "type", incidentTypeName(type, language)),
    body: facts.filter((fact) => fact !== undefined).join("\n") || push.body,
    tag: assignmentId,
  };
}
