import { createInstance } from "i18next";
import type { i18n } from "i18next";
import ICU from "i18next-icu";
import { ar } from "./ar.ts";
import { en } from "./en.ts";
import type { Words } from "./en.ts";
import { intlTag } from "./language.ts";
import type { Language } from "./language.ts";
import { wordsOf } from "./tables.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Words };
  }
}

/** i18next with ICU messages and all tables inside: ready when it returns, nothing is fetched. */
export function createTranslations(language: Language): i18n {
  const instance = createInstance();
  // ICU formats `#` itself, so it must be told to keep Latin digits as well.
  void instance.use(new ICU({ parseLngForICU: intlTag })).init({
    lng: language,
    fallbackLng: "en",
    initAsync: false,
    resources: {
      en: { translation: en },
      ar: { translation: ar },
      ...(language === "en-XA" ? { "en-XA": { translation: wordsOf("en-XA") } } : {}),
    },
    interpolation: { escapeValue: false },
  });
  return instance;
}
