import type { Shown } from "@najda/client/service-worker";
import type { PlaceNames } from "@najda/protocol";
import { direction, incidentTypeName, placeName, wordsOf } from "@najda/client/translations";
import type { Language } from "@najda/client/translations";

const occasions = ["sent", "again", "recalled"] as const;
const turns = ["move-up", "move-up-over"] as const;

/** What a push says of an assignment: no caller and no narrative, for it stands on a lock screen. */
export interface AssignmentWaking {
  readonly assignmentId: string;
  readonly what: (typeof occasions)[number];
  readonly type: string;
  readonly priority?: number | undefined;
  readonly address?: string | undefined;
}

/** The order to cover another place, or its end. */
export interface MoveUpWaking {
  readonly moveUpId: string;
  readonly what: (typeof turns)[number];
  readonly place: string;
  readonly names?: PlaceNames | undefined;
}

export type Waking = AssignmentWaking | MoveUpWaking;

/** Reads a pushed message; undefined for one that this version of the app does not understand. */
export function wakingFrom(message: unknown): Waking | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const fields = Object.fromEntries<unknown>(Object.entries(message));
  const turn = turns.find((each) => each === fields["what"]);
  if (turn !== undefined) return moveUpFrom(fields, turn);
  const { assignmentId, type, priority, address } = fields;
  const what = occasions.find((each) => each === fields["what"]);
  if (typeof assignmentId !== "string" || typeof type !== "string" || what === undefined) return undefined;
  return {
    assignmentId, what, type,
    ...(typeof priority === "number" ? { priority } : {}),
    ...(typeof address === "string" ? { address } : {}),
  };
}

function moveUpFrom({ moveUpId, place, names }: Record<string, unknown>, what: MoveUpWaking["what"]): MoveUpWaking | undefined {
  if (typeof moveUpId !== "string" || typeof place !== "string") return undefined;
  const known = typeof names === "object" && names !== null ? Object.entries<unknown>({ ...names }) : [];
  return { moveUpId, what, place, names: Object.fromEntries(known.filter((pair): pair is [string, string] => typeof pair[1] === "string")) };
}

const filled = (words: string, name: string, value: string): string => words.replace(`{${name}}`, value);

/** What is said of move-ups is out of date as soon as another order comes. */
const moveUpTags = "move-up:";

/** A crew is told what it is and where, in its own language; the same assignment or move-up replaces what was said of it before. */
export function notificationOf(waking: Waking | undefined, language: Language): Shown {
  const { push } = wordsOf(language).responder;
  const reading = { language, direction: direction(language), urgent: true } as const;
  if (waking === undefined) return { ...reading, title: push.otherwise, body: push.body, tag: "assignment" };
  if ("moveUpId" in waking) return { ...reading, ...ofMoveUp(waking, language) };
  const { assignmentId, what, type, priority, address } = waking;
  const facts = [address, priority === undefined ? undefined : filled(push.priority, "priority", String(priority))];
  return {
    ...reading,
    title: filled(push[what], "type", incidentTypeName(type, language)),
    body: facts.filter((fact) => fact !== undefined).join("\n") || push.body,
    tag: assignmentId,
    ...(what === "recalled" ? {} : { takesAway: moveUpTags }),
  };
}

function ofMoveUp({ moveUpId, what, place, names }: MoveUpWaking, language: Language): Pick<Shown, "title" | "body" | "tag" | "takesAway"> {
  const { push } = wordsOf(language).responder;
  const isOrder = what === "move-up";
  return {
    title: filled(isOrder ? push.moveUp : push.moveUpOver, "place", placeName({ name: place, names }, language)),
    body: isOrder ? push.stayFree : push.goBack,
    tag: `${moveUpTags}${moveUpId}`,
    ...(isOrder ? { takesAway: moveUpTags } : {}),
  };
}
