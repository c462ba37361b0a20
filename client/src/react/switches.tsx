import { isLanguage, languages } from "../translations/index.ts";
import { useWords } from "./hooks.ts";
import { useChoices } from "./provider.tsx";

/** The interface's language, each called by its own name. */
export function LanguageSwitch() {
  const { language, setLanguage } = useChoices();
  const { t } = useWords();
  return (
    <select
      className="small"
      aria-label={t("common.language.label")}
      value={language}
      onChange={(change) => isLanguage(change.target.value) && setLanguage(change.target.value)}
    >
      {language === "en-XA" && <option value="en-XA">{t("common.language.en-XA")}</option>}
      {languages.map((each) => (
        <option key={each} value={each} lang={each}>
          {t(`common.language.${each}`)}
        </option>
      ))}
    </select>
  );
}

/** Dark or light: the button says what pressing it brings. */
export function ThemeSwitch() {
  const { theme, setTheme } = useChoices();
  const { t } = useWords();
  const other = theme === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      className="small"
      aria-label={t(other === "dark" ? "common.theme.toDark" : "common.theme.toLight")}
      onClick={() => setTheme(other)}
    >
      {t(`common.theme.${other}`)}
    </button>
  );
}
