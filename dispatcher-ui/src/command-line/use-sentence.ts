import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Sentence } from "./preview.ts";

/** A sentence of the command line in the person's language. Its key is made at run time; a test keeps keys and table equal. */
export function useSentence(): (sentence: Sentence) => string {
  const { i18n } = useTranslation();
  return useCallback(({ key, values }) => String(i18n.t(`console.commandLine.${key}` as "console.commandLine.label", values)), [i18n]);
}
