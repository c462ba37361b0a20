import type { useWords } from "@najda/client/react";
import { offeredLanguages } from "./draft.ts";

type T = ReturnType<typeof useWords>["t"];

/** "Sorani Kurdish"; a language that the table does not know keeps its tag. */
export function languageName(language: string, t: T): string {
  const known = offeredLanguages.find((each) => each === language);
  return known === undefined ? language : t(`console.alerts.languageNames.${known}`);
}
