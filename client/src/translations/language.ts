/** The languages of the interface; `en-XA` is English with accents and brackets, for finding text that is in no table. */
export const languages = ["en", "ar"] as const;
export type Language = (typeof languages)[number] | "en-XA";

const key = "najda.language";
const rightToLeft: readonly string[] = ["ar", "ckb", "fa", "he", "ur"];

export const isLanguage = (tag: string | null | undefined): tag is Language =>
  tag === "en-XA" || languages.some((language) => language === tag);

/** "rtl" for languages in Arabic script, by the first part of a BCP 47 tag. */
export const direction = (language: string): "ltr" | "rtl" =>
  rightToLeft.includes(language.split("-")[0] ?? "") ? "rtl" : "ltr";

/** The first of the wanted BCP 47 tags that there are words for, else English. */
export function pickLanguage(wanted: readonly (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    if (isLanguage(tag)) return tag;
    const known = languages.find((language) => tag?.split("-")[0] === language);
    if (known !== undefined) return known;
  }
  return "en";
}

/** What the person chose before, what the address asks for (`?lang=ar`), else what the browser prefers. */
export function chosenLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  return pickLanguage([asked, localStorage.getItem(key), ...navigator.languages]);
}

/** Turns the page into this language's direction; with `save` for all three apps in this browser. */
export function setPageLanguage(language: Language, save = true): void {
  document.documentElement.lang = language;
  document.documentElement.dir = direction(language);
  if (save) localStorage.setItem(key, language);
}

/** The tag for Intl: Latin digits in every language, as radio logs, plates and street numbers have them. */
export const intlTag = (language: string): string => `${language === "en-XA" ? "en" : language}-u-nu-latn`;
