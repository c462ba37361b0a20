import { ar } from "./ar.ts";
import { en } from "./en.ts";
import type { Words } from "./en.ts";
import type { Language } from "./language.ts";
import { pseudoTable } from "./pseudo.ts";
import type { Same } from "./same.ts";

let pseudoWords: Words | undefined;

/** The words of a language. The pseudo language is made from English when it is first asked for. */
export function wordsOf(language: Language): Same<Words> {
  if (language === "ar") return ar;
  if (language === "en-XA") return (pseudoWords ??= pseudoTable(en));
  return en;
}
