import { Brand, DemoBadge, LanguageSwitch, useConnection, useInstallation, useWords } from "@najda/client/react";
import { isolate } from "./isolate.ts";
import { useWay } from "./router.tsx";

/** The name, the way back, the language; and the truth when there is no connection. */
export function TopBar() {
  const { t } = useWords();
  const { route, back } = useWay();
  return (
    <header className="top-bar">
      {route.name === "home" ? (
        <Brand />
      ) : (
        <button type="button" className="small plain back" onClick={back}>
          <span aria-hidden="true" className="chevron" />
          {t("citizen.back")}
        </button>
      )}
      <DemoBadge />
      <LanguageSwitch />
      <Offline />
    </header>
  );
}

function Offline() {
  const { t } = useWords();
  const { state, ageSeconds } = useConnection();
  const { emergencyNumber } = useInstallation();
  const silent = state === "stale" || (state === "connecting" && ageSeconds === undefined && !navigator.onLine);
  return (
    <p role="status" className="offline" hidden={!silent}>
      {silent && t("citizen.connection.offline", { number: isolate(emergencyNumber) })}
    </p>
  );
}
