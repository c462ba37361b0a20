import { lazy, Suspense } from "react";
import type { Incident, LngLat } from "@najda/protocol";
import { useWords } from "@najda/client/react";

const IncidentMap = lazy(() => import("./incident-map.tsx"));

interface Props {
  readonly incident: Incident;
  readonly from: LngLat | undefined;
}

/** Where it is. */
export function PlaceMap({ incident, from }: Props) {
  const { t } = useWords();
  return (
    <section className="place-map" aria-label={t("responder.offer.map")}>
      <Suspense fallback={<p className="empty">{t("common.state.loading")}</p>}>
        <IncidentMap incident={incident} from={from} />
      </Suspense>
    </section>
  );
}
