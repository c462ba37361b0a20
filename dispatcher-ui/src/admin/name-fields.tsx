import { useWords } from "@najda/client/react";
import { direction } from "@najda/client/translations";
import { fieldOf } from "./entry-form.tsx";

/** The languages that the installation's own names are asked for. */
const asked = ["en", "ar"] as const;

/** A name in each language of the interface. */
export function NameFields({ names = {} }: { readonly names?: Readonly<Record<string, string>> | undefined }) {
  const { t } = useWords();
  return asked.map((language) => (
    <label key={language}>
      {t("console.admin.nameIn", { language: t(`console.alerts.languageNames.${language}`) })}
      <input name={`name-${language}`} required maxLength={200} lang={language} dir={direction(language)} defaultValue={names[language]} />
    </label>
  ));
}

export const namesFrom = (fields: FormData): Record<string, string> =>
  Object.fromEntries(asked.map((language) => [language, fieldOf(fields, `name-${language}`)]).filter(([, name]) => name !== ""));
