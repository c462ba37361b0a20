import { commandWords, foldWord, type CommandWord } from "@najda/client/translations";
import { foldDigits } from "./fold.ts";
import { latinKeys } from "./keyboard-layout.ts";

/** What this console can do by command line. The other words of the table come with what they need. */
export const verbs = [
  "new",
  "dispatch",
  "recommend",
  "acknowledge",
  "en-route",
  "arrive",
  "transport",
  "at-hospital",
  "clear",
  "free",
  "cancel",
  "divert",
  "view",
  "where",
  "note",
  "on-duty",
  "off-duty",
  "out-of-service",
  "close",
  "help",
] as const satisfies readonly CommandWord[];

export type Verb = (typeof verbs)[number];

/** Every spelling of every language, folded. No word stands for two verbs (a test of the table says so). */
const spellings: ReadonlyMap<string, Verb> = new Map(
  verbs.flatMap((verb) => [...commandWords[verb].en, ...commandWords[verb].ar].map((word) => [fold(word), verb] as const)),
);

/** Words shorter than this must be typed as they are: "di" could become anything. */
const leastPrefix = 3;

function fold(word: string): string {
  return foldWord(foldDigits(word));
}

/** The verb that a word means: as spelled, as a unique beginning, or as Latin keys pressed under an Arabic layout. */
export function findVerb(word: string): Verb | undefined {
  const folded = fold(word);
  return spellings.get(folded) ?? byBeginning(folded) ?? spellings.get(fold(latinKeys(word)));
}

function byBeginning(folded: string): Verb | undefined {
  if (folded.length < leastPrefix) return undefined;
  const found = new Set([...spellings].filter(([word]) => word.startsWith(folded)).map(([, verb]) => verb));
  return found.size === 1 ? [...found][0] : undefined;
}
