/** How an exercise says that it is one, in the languages of the product; English for all others. */
const words: Readonly<Record<string, string>> = {
  en: "EXERCISE",
  ar: "تمرين",
  fa: "رزمایش",
  ckb: "مەشق",
};

/** The headline of an exercise, marked by us: nobody can send a drill that looks like the real thing. */
export function inExercise(headline: string, language: string): string {
  const [base = language] = language.split("-");
  const word = words[base] ?? words["en"] ?? "";
  return headline.startsWith(word) ? headline : `${word}: ${headline}`;
}
