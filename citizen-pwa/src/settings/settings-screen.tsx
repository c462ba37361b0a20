import { LanguageSwitch, ThemeSwitch, useInstallation, useWords } from "@najda/client/react";
import { isolate } from "../shell/isolate.ts";
import { Link } from "../shell/router.tsx";

/** Language, light or dark, and who stands behind this app. */
export function SettingsScreen() {
  const { t } = useWords();
  const { name, sender } = useInstallation();
  return (
    <main id="content" className="screen settings">
      <h1>{t("citizen.settings.title")}</h1>
      <section className="panel">
        <h2>{t("citizen.settings.language")}</h2>
        <LanguageSwitch />
      </section>
      <section className="panel">
        <h2>{t("citizen.settings.theme")}</h2>
        <ThemeSwitch />
      </section>
      <section className="panel">
        <h2>{t("citizen.settings.about")}</h2>
        <p>
          <bdi translate="no">{name}</bdi>
        </p>
        {sender !== undefined && <p>{t("citizen.settings.sender", { sender: isolate(sender) })}</p>}
        <p>{t("citizen.receiving.privacy")}</p>
      </section>
      <Link to={{ name: "receiving" }} className="button">
        {t("citizen.receiving.title")}
      </Link>
    </main>
  );
}
