import { lazy, Suspense } from "react";
import type { Incident, LngLat } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import type { RouteLeft } from "./use-route.ts";

// The drawing library as well: a screen that misses it only while it draws would stay empty without a word.
const loadMap = async () => (await Promise.all([import("./incident-map.tsx"), import("maplibre-gl")]))[0];
const IncidentMap = lazy(() => loadMap().catch(() => ({ default: NoMap })));

/** The task goes on without a map: after an update that took its files away, or on a first visit without a network. */
function NoMap() {
  const { t } = useWords();
  return <p className="empty">{t("responder.offer.noMap")}</p>;
}

interface Props {
  readonly incident: Incident;
  readonly from: LngLat | undefined;
  /** The way there over the streets, once it is known. */
  readonly route: RouteLeft | undefined;
}

/** Where it is. */
export function PlaceMap({ incident, from, route }: Props) {
  const { t } = useWords();
  return (
    <section className="place-map" aria-label={t("responder.offer.map")}>
      <Suspense fallback={<p className="empty">{t("common.state.loading")}</p>}>
        <IncidentMap incident={incident} from={from} route={route} />
      </Suspense>
    </section>
  );
}
