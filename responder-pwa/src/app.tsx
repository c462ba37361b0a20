import { useEffect } from "react";
import { SignIn, useSession, useWords } from "@najda/client/react";
import { Crew } from "./crew.tsx";
import { noteLanguage } from "./waking/language-note.ts";

/** Signed out: the sign-in. Signed in: the crew's one screen. */
export function App() {
  const session = useSession();
  const { t, language } = useWords();
  useEffect(() => void noteLanguage(language).catch(() => undefined), [language]);
  useEffect(() => {
    document.title = t("responder.title");
  }, [t]);
  if (session.state === "starting") {
    return (
      <p className="empty" role="status">
        {t("common.state.loading")}
      </p>
    );
  }
  if (session.state === "signed-out") return <SignIn app="responder" />;
  const { unitId } = session.person;
  if (unitId === undefined) return <NoUnit />;
  return <Crew key={unitId} unitId={unitId} />;
}

function NoUnit() {
  const { t } = useWords();
  return (
    <p className="empty" role="alert">
      {t("responder.noUnit")}
    </p>
  );
}
