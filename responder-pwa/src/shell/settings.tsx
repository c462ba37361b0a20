import { LanguageSwitch, ThemeSwitch, useNajda, usePerson, useWords } from "@najda/client/react";
import { isolate } from "../isolate.ts";

/** Language, theme and sign-out, folded away: nobody needs them on the way to a fire. */
export function Settings() {
  const { t } = useWords();
  const najda = useNajda();
  const person = usePerson();
  return (
    <details className="settings panel">
      <summary>{t("responder.settings.title")}</summary>
      <div className="stack">
        {person !== undefined && <p className="dim">{t("common.signIn.signedInAs", { name: isolate(person.name) })}</p>}
        <div className="pair">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
        <button type="button" onClick={() => void najda.signOut()}>
          {t("common.signIn.signOut")}
        </button>
      </div>
    </details>
  );
}
