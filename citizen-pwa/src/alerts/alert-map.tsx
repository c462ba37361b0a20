import { lazy, Suspense } from "react";
import type { PublishedAlert } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import { mapLoaded } from "../shell/map-loaded.ts";

const AlertMapDrawn = lazy(() => mapLoaded(() => import("./alert-map-drawn.tsx")).catch(() => ({ default: NoMap })));

function NoMap() {
  const { t } = useWords();
  return <p className="empty">{t("citizen.alerts.noMap")}</p>;
}

/** Where the alert applies, and where this phone is. The words above say the same for who can't see it. */
export function AlertMap({ alert }: { readonly alert: PublishedAlert }) {
  const { t } = useWords();
  return (
    <section className="alert-map" aria-label={t("citizen.alerts.map")}>
      <Suspense fallback={<p className="empty">{t("common.state.loading")}</p>}>
        <AlertMapDrawn alert={alert} />
      </Suspense>
    </section>
  );
}
