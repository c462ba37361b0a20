import { Refused } from "@najda/protocol";
import type { Alert, AlertContent, EndText } from "@najda/protocol";

type Texts = Readonly<Record<string, EndText>>;

/**
 * May these texts go out? Every language of the alert has its correction and its all-clear, and none is a copy of
 * another: national systems have sent one language nine times, and had no words ready to take a mistake back.
 */
export function checkTexts(alert: Pick<Alert, "texts" | "cancellation" | "allClear" | "capStatus">): void {
  const languages = Object.keys(alert.texts).sort();
  if (languages.length === 0) throw incomplete("no-text");
  for (const [part, texts] of Object.entries({ cancellation: alert.cancellation, allClear: alert.allClear })) {
    const missing = languages.filter((language) => texts[language] === undefined);
    const extra = Object.keys(texts).filter((language) => alert.texts[language] === undefined);
    if (missing.length + extra.length > 0) throw incomplete("languages-differ", { part, languages: [...missing, ...extra] });
  }
  for (const [part, texts] of partsOf(alert)) {
    const twins = sameText(texts);
    if (twins !== undefined) throw incomplete("same-text", { part, languages: twins });
    if (alert.capStatus === "Exercise" && Object.values(texts).some(deniesTheExercise)) {
      throw incomplete("exercise-denied", { part });
    }
  }
}

const partsOf = (alert: Pick<Alert, "texts" | "cancellation" | "allClear">): [string, Texts][] => [
  ["texts", alert.texts],
  ["cancellation", alert.cancellation],
  ["allClear", alert.allClear],
];

/** Two languages whose headline or description is the very same. */
function sameText(texts: Texts): [string, string] | undefined {
  const languageOf = new Map<string, string>();
  for (const [language, text] of Object.entries(texts)) {
    for (const field of ["headline", "description"] as const) {
      const key = `${field} ${text[field].normalize("NFKC").trim().toLowerCase()}`;
      const twin = languageOf.get(key);
      if (twin !== undefined && twin !== language) return [twin, language];
      languageOf.set(key, language);
    }
  }
  return undefined;
}

const denials = [/\bnot (a|an) (drill|exercise|test)\b/i, /ليس(ت)? (تدريب|تمرين|اختبار)/, /(تمرین|مانور) نیست/];

/** "This is not a drill" in a drill: Hawaii, 2018. */
function deniesTheExercise(text: EndText): boolean {
  const words = `${text.headline} ${text.description} ${text.instruction ?? ""}`;
  return denials.some((denial) => denial.test(words));
}

function incomplete(why: string, facts: Record<string, string | readonly string[]> = {}): Refused {
  return new Refused("alert-incomplete", { why, ...facts });
}

/**
 * The text for one person: their own language, then that language of any region, then English, then
 * whatever there is. Undefined only where there are no texts at all.
 */
export function textFor<T>(texts: Readonly<Record<string, T>>, language: string): { language: string; text: T } | undefined {
  const [base = language] = language.split("-");
  const spoken = Object.keys(texts);
  const sibling = spoken.find((other) => other.startsWith(`${base}-`));
  const found = [language, base, sibling, "en"].find((wanted) => wanted !== undefined && texts[wanted] !== undefined) ?? spoken[0];
  const text = found === undefined ? undefined : texts[found];
  return found === undefined || text === undefined ? undefined : { language: found, text };
}

/** Marks that change the direction of text around them, or can't be seen; joiners stay, Persian needs them. */
const unseen = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/g;

/** The content with its texts freed of marks that could make them look different from what they say. */
export function cleanTexts(content: AlertContent): AlertContent {
  const clean = (text: string): string => text.replace(unseen, "").trim();
  const cleanAll = <T extends EndText>(texts: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, cleaned(text, clean)]));
  return {
    ...content,
    texts: cleanAll(content.texts),
    cancellation: cleanAll(content.cancellation),
    allClear: cleanAll(content.allClear),
  };
}

function cleaned<T extends EndText>(text: T, clean: (words: string) => string): T {
  return {
    ...text,
    headline: clean(text.headline),
    description: clean(text.description),
    ...(text.instruction === undefined ? {} : { instruction: clean(text.instruction) }),
  };
}
