import { createTranslations, incidentTypeName, outcomeName, type Language } from "../../../client/src/translations/index.ts";

/** What a person reads on the pages in one language: tests find controls by the same names as people and screen readers do. */
export function wordsIn(language: Language) {
  const { t } = createTranslations(language);
  return {
    language,
    t,
    type: (code: string) => incidentTypeName(code, language),
    outcome: (code: string) => outcomeName(code, {}, language),
  };
}

export type Words = ReturnType<typeof wordsIn>;
export type { Language } from "../../../client/src/translations/index.ts";
