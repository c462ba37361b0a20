import type { Language } from "./language.ts";
import { wordsOf } from "./tables.ts";

/** Why something was not done: a code of the protocol's table (or of the apps' own), its sentence and the truth of the moment. */
export interface Refusal {
  readonly code: string;
  /** The server's English sentence, shown only for a code that has no translation. */
  readonly message: string;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
}

/** Facts that are codes; which table they are looked up in depends on the refusal. */
const codedFacts: readonly string[] = ["status", "wanted", "allowed", "duty", "role", "why"];

function wordFor(code: string, refusal: string, language: Language): string {
  const words = wordsOf(language);
  if (refusal === "area-invalid") return lookUp([words.common.area.faults], code);
  if (refusal === "zones-invalid") return lookUp([words.zones.faults, words.common.area.faults], code);
  const tables: readonly Readonly<Record<string, string>>[] = refusal.startsWith("alert-")
    ? [words.alerts]
    : refusal.startsWith("incident-")
      ? [words.incidents, words.statuses]
      : refusal === "report-over"
        ? [words.reports]
        : [words.statuses, words.roles, words.incidents];
  return lookUp(tables, code);
}

const lookUp = (tables: readonly Readonly<Record<string, string>>[], code: string): string =>
  tables.find((table) => Object.hasOwn(table, code))?.[code] ?? code;

/** The sentence a person reads, in their language, with its facts as words. */
export function refusalSentence(refusal: Refusal, language: Language): string {
  const table: Readonly<Record<string, string>> = wordsOf(language).refusals;
  const known = Object.hasOwn(table, refusal.code);
  const message = table[known ? refusal.code : "other"] ?? refusal.message;
  const facts: Readonly<Record<string, unknown>> = known ? (refusal.facts ?? {}) : { message: refusal.message };
  const comma = language === "ar" ? "، " : ", ";
  return message.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const values = [facts[name]].flat().filter((value) => typeof value === "string" || typeof value === "number");
    const shown = values.map((value) => (codedFacts.includes(name) ? wordFor(String(value), refusal.code, language) : String(value)));
    return shown.length === 0 ? "–" : shown.join(comma);
  });
}
