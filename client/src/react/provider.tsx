import { createContext, useContext, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { I18nextProvider, initReactI18next } from "react-i18next";
import type { AppName } from "@najda/protocol";
import { createNajda } from "../connect/index.ts";
import type { Najda } from "../connect/index.ts";
import { chosenTheme, setTheme as paint } from "../theme/choice.ts";
import type { Theme } from "../theme/tokens.ts";
import { chosenLanguage, createTranslations, setPageLanguage } from "../translations/index.ts";
import type { Language } from "../translations/index.ts";

interface Choices {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
}

const NajdaContext = createContext<Najda | undefined>(undefined);
const ChoicesContext = createContext<Choices | undefined>(undefined);

interface Props {
  readonly app: AppName;
  readonly children: ReactNode;
}

/** Everything below knows the server, the person's language and the theme. Renders nothing until the shelf is open. */
export function NajdaProvider({ app, children }: Props) {
  const [najda, setNajda] = useState<Najda>();
  useEffect(() => {
    let opened: Najda | undefined;
    let gone = false;
    void createNajda({ app }).then((made) => {
      if (gone) return made.close();
      opened = made;
      setNajda(made);
      return made.start();
    });
    return () => {
      gone = true;
      opened?.close();
    };
  }, [app]);
  if (najda === undefined) return null;
  return (
    <NajdaContext value={najda}>
      <ChoicesProvider app={app}>{children}</ChoicesProvider>
    </NajdaContext>
  );
}

function ChoicesProvider({ app, children }: Props) {
  const [language, setLanguageState] = useState<Language>(chosenLanguage);
  const [theme, setThemeState] = useState<Theme>(() => chosenTheme(app));
  const i18n = useMemo(() => {
    const made = createTranslations(language);
    made.use(initReactI18next);
    return made;
  }, [language]);
  useEffect(() => setPageLanguage(language, false), [language]);
  useEffect(() => paint(theme, false), [theme]);
  const choices = useMemo<Choices>(
    () => ({
      language,
      setLanguage(next) {
        setPageLanguage(next);
        setLanguageState(next);
      },
      theme,
      setTheme(next) {
        paint(next);
        setThemeState(next);
      },
    }),
    [language, theme],
  );
  return (
    <I18nextProvider i18n={i18n}>
      <ChoicesContext value={choices}>{children}</ChoicesContext>
    </I18nextProvider>
  );
}

/** The connection itself, for what the hooks do not offer: events as they come, positions, sign-out. */
export function useNajda(): Najda {
  const najda = useContext(NajdaContext);
  if (najda === undefined) throw new Error("useNajda is used outside NajdaProvider");
  return najda;
}

/** Language and theme, and how to change them. */
export function useChoices(): Choices {
  const choices = useContext(ChoicesContext);
  if (choices === undefined) throw new Error("useChoices is used outside NajdaProvider");
  return choices;
}
