import { createContext, useContext, useMemo, useState, type ReactNode } from "react";
import type { LngLat } from "@najda/protocol";
import type { MapView, UnitLayer } from "@najda/client/map";

/** The one map of the console, for whoever wants to look somewhere or draw on it. */
export interface Maps {
  readonly view: MapView | undefined;
  readonly layer: UnitLayer | undefined;
  setView(view: MapView | undefined): void;
  setLayer(layer: UnitLayer | undefined): void;
  /** The middle of what is seen: what is near counts first. */
  centre(): LngLat | undefined;
  goTo(at: LngLat): void;
  goToUnit(unitId: string): void;
}

/** Street level: near enough to read names, far enough to see what is around. */
const streetZoom = 14.5;

const MapContext = createContext<Maps | undefined>(undefined);

export function MapProvider({ children }: { readonly children: ReactNode }) {
  const [view, setView] = useState<MapView>();
  const [layer, setLayer] = useState<UnitLayer>();
  const maps = useMemo<Maps>(
    () => ({
      view,
      layer,
      setView,
      setLayer,
      centre: () => {
        const centre = view?.map.getCenter();
        return centre === undefined ? undefined : [centre.lng, centre.lat];
      },
      goTo: (at) => view?.goTo(at, Math.max(view.map.getZoom(), streetZoom)),
      goToUnit: (unitId) => {
        const at = layer?.placeOf(unitId);
        if (at !== undefined) view?.goTo(at, Math.max(view.map.getZoom(), streetZoom));
      },
    }),
    [view, layer],
  );
  return <MapContext value={maps}>{children}</MapContext>;
}

export function useMapView(): Maps {
  const maps = useContext(MapContext);
  if (maps === undefined) throw new Error("useMapView is used outside MapProvider");
  return maps;
}
