import { useEffect, useMemo, useState } from "react";
import type { PublishedAlert } from "@najda/protocol";
import { drawAreas, drawSelf, MapPane } from "@najda/client/map";
import type { AreaOnMap, MapView } from "@najda/client/map";
import { boundsAround } from "../places/bounds-around.ts";
import { bandOf } from "./band.ts";
import type { Band } from "./band.ts";
import { useAlerts } from "./use-alerts.tsx";

const tones: Readonly<Record<Band, AreaOnMap["tone"]>> = { purple: "special", red: "danger", yellow: "caution", green: "safe" };

export default function AlertMapDrawn({ alert }: { readonly alert: PublishedAlert }) {
  const [view, setView] = useState<MapView>();
  const { spots } = useAlerts();
  const here = spots[0];
  const bounds = useMemo(() => boundsAround([], alert.area), [alert.area]);
  useEffect(() => {
    if (view === undefined) return;
    const areas = drawAreas(view, [{ area: alert.area, tone: tones[bandOf(alert)] }]);
    void Promise.all([areas, drawSelf(view, here)]).catch(() => undefined);
  }, [view, alert, here]);
  return <MapPane bounds={bounds} onView={setView} />;
}
