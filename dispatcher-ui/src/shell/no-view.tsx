import { Brand, LanguageSwitch, useNajda, useWords } from "@najda/client/react";

/** An account that works in another app: where to go instead. */
export function NoView() {
  const { t } = useWords();
  const najda = useNajda();
  return (
    <div className="sign-in">
      <header>
        <Brand />
        <LanguageSwitch />
      </header>
      <main>
        <p>{t("console.noView")}</p>
        <a className="button" href="/responder/">
          {t("common.signIn.responder")}
        </a>
        <a className="button" href="/citizen/">
          {t("common.signIn.citizen")}
        </a>
        <button type="button" onClick={() => void najda.signOut()}>
          {t("common.signIn.signOut")}
        </button>
      </main>
    </div>
  );
}
