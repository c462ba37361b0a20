import { AlertContent, type Alert, type AlertContent as Content, type Area } from "@najda/protocol";

/** One language of one part, while it is written. */
export interface TextDraft {
  readonly headline: string;
  readonly description: string;
  readonly instruction: string;
}

/** The three texts of an alert: what warns, what takes it back, what ends it. */
export const parts = ["texts", "cancellation", "allClear"] as const;
export type Part = (typeof parts)[number];

/** Languages that an alert can be written in; the first two are there from the start. */
export const offeredLanguages = ["ar", "en", "ckb", "fa"] as const;
export type AlertLanguage = (typeof offeredLanguages)[number];

/** An alert while it is written: anything may still be missing. */
export interface AlertDraft {
  readonly alertId: string;
  readonly isNew: boolean;
  readonly area: Area | undefined;
  readonly languages: readonly string[];
  readonly texts: Readonly<Record<string, TextDraft>>;
  readonly cancellation: Readonly<Record<string, TextDraft>>;
  readonly allClear: Readonly<Record<string, TextDraft>>;
  readonly severity: Content["severity"];
  readonly urgency: Content["urgency"];
  readonly certainty: Content["certainty"];
  readonly category: Content["category"] | undefined;
  /** Local time as the browser's field has it: "2026-11-21T17:00". */
  readonly expires: string;
  readonly status: Content["status"];
}

const nothing: TextDraft = { headline: "", description: "", instruction: "" };

/** Local time in the form of a `datetime-local` field. */
export function localTime(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const threeHours = 3 * 3_600_000;

export function emptyDraft(alertId: string, now: Date, status: Content["status"]): AlertDraft {
  return {
    alertId,
    isNew: true,
    area: undefined,
    languages: ["ar", "en"],
    texts: {},
    cancellation: {},
    allClear: {},
    severity: "Severe",
    urgency: "Immediate",
    certainty: "Observed",
    category: undefined,
    expires: localTime(new Date(now.getTime() + threeHours)),
    status,
  };
}

type EndTexts = Alert["allClear"];
const textDrafts = (texts: EndTexts): Record<string, TextDraft> =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, { ...nothing, ...text, instruction: text.instruction ?? "" }]));

export function draftFrom(alert: Alert): AlertDraft {
  return {
    alertId: alert.id,
    isNew: false,
    area: alert.area,
    languages: Object.keys(alert.texts),
    texts: textDrafts(alert.texts),
    cancellation: textDrafts(alert.cancellation),
    allClear: textDrafts(alert.allClear),
    severity: alert.severity,
    urgency: alert.urgency,
    certainty: alert.certainty,
    category: alert.category,
    expires: localTime(new Date(alert.expires)),
    status: alert.capStatus,
  };
}

export const textOf = (draft: AlertDraft, part: Part, language: string): TextDraft => draft[part][language] ?? nothing;

export function withText(draft: AlertDraft, at: { part: Part; language: string }, change: Partial<TextDraft>): AlertDraft {
  const text = { ...textOf(draft, at.part, at.language), ...change };
  return { ...draft, [at.part]: { ...draft[at.part], [at.language]: text } };
}

/** What is still missing; `language` says in which. */
export interface Missing {
  readonly what: Part | "area" | "expires";
  readonly language?: string;
}

const isWritten = (part: Part, text: TextDraft): boolean =>
  text.headline.trim() !== "" && text.description.trim() !== "" && (part !== "texts" || text.instruction.trim() !== "");

/** An alert can't be saved half: everybody who is warned must also be told when it is over, in the same language. */
export function missing(draft: AlertDraft, now: Date): readonly Missing[] {
  const texts = parts.flatMap((part) =>
    draft.languages.filter((language) => !isWritten(part, textOf(draft, part, language))).map((language) => ({ what: part, language })),
  );
  const expires = Date.parse(draft.expires);
  return [
    ...(draft.area === undefined ? [{ what: "area" as const }] : []),
    ...texts,
    ...(Number.isNaN(expires) || expires <= now.getTime() ? [{ what: "expires" as const }] : []),
  ];
}

/** The content as it is sent, or undefined while something is missing. */
export function contentFrom(draft: AlertDraft, now: Date): Content | undefined {
  if (missing(draft, now).length > 0) return undefined;
  const ends = (part: Part): Record<string, unknown> =>
    Object.fromEntries(
      draft.languages.map((language) => {
        const { headline, description, instruction } = textOf(draft, part, language);
        return [language, { headline, description, ...(part === "texts" || instruction.trim() !== "" ? { instruction } : {}) }];
      }),
    );
  const content = AlertContent.safeParse({
    area: draft.area,
    texts: ends("texts"),
    cancellation: ends("cancellation"),
    allClear: ends("allClear"),
    severity: draft.severity,
    urgency: draft.urgency,
    certainty: draft.certainty,
    ...(draft.category !== undefined && { category: draft.category }),
    expires: new Date(draft.expires).toISOString(),
    status: draft.status,
  });
  return content.data;
}
