import { StrictMode, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import type { AppName } from "@najda/protocol";
import { registerServiceWorker } from "../register.ts";
import type { UseNewVersion } from "../register.ts";
import { chosenTheme, setTheme } from "../theme/choice.ts";
import { chosenLanguage, setPageLanguage } from "../translations/index.ts";
import { useWords } from "./hooks.ts";
import { NajdaProvider } from "./provider.tsx";

interface Starting {
  readonly app: AppName;
  /** Where the app lives: `import.meta.env.BASE_URL`. */
  readonly base: string;
  readonly children: ReactNode;
}

/** Puts an app on its page: language and theme before the first paint, the server around it, the service worker behind it. */
export function startApp({ app, base, children }: Starting): void {
  setPageLanguage(chosenLanguage(), false);
  setTheme(chosenTheme(app), false);
  const root = document.getElementById("root");
  if (root === null) throw new Error("the page has no element with the id root");
  createRoot(root).render(
    <StrictMode>
      <NajdaProvider app={app}>
        {children}
        <NewVersion base={base} />
      </NajdaProvider>
    </StrictMode>,
  );
}

/** Offers a newer version when one waits; the person decides when. */
function NewVersion({ base }: { readonly base: string }) {
  const [ready, setReady] = useState<UseNewVersion>();
  const { t } = useWords();
  useEffect(() => {
    if (import.meta.env.DEV) return;
    void registerServiceWorker(base, (use) => setReady(() => use)).catch(() => undefined);
  }, [base]);
  if (ready === undefined) return null;
  return (
    <aside className="new-version panel" role="status">
      <span>{t("common.update.ready")}</span>
      <button type="button" className="primary small" onClick={ready}>
        {t("common.update.reload")}
      </button>
      <button type="button" className="plain small" onClick={() => setReady(undefined)}>
        {t("common.update.later")}
      </button>
    </aside>
  );
}
