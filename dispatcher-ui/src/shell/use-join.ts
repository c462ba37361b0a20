import { useWords } from "@najda/client/react";

/** Puts words one after the other with the comma of the language. */
export function useJoin(): (words: readonly string[]) => string {
  const { language } = useWords();
  return (words) => words.join(language === "ar" ? "، " : ", ");
}
