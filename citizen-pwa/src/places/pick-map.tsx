import { lazy, Suspense } from "react";
import type { LngLat } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import { mapLoaded } from "../shell/map-loaded.ts";
import type { Here } from "../phone/records.ts";

const PickMapDrawn = lazy(() => mapLoaded(() => import("./pick-map-drawn.tsx")).catch(() => ({ default: NoMap })));

/** The map is not among what is kept for offline use: everything works without it. */
function NoMap() {
  const { t } = useWords();
  return <p className="empty">{t("citizen.help.noMap")}</p>;
}

interface Props {
  readonly here: Here | undefined;
  readonly pin: LngLat | undefined;
  readonly onPin: (at: LngLat) => void;
}

/** A map under a fixed pin: the person moves the map, with the finger or with the arrow keys. */
export function PickMap(props: Props) {
  const { t } = useWords();
  return (
    <section className="pick-map" aria-label={t("citizen.help.pin")}>
      <Suspense fallback={<p className="empty">{t("common.state.loading")}</p>}>
        <PickMapDrawn {...props} />
      </Suspense>
    </section>
  );
}
