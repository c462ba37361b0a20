import type { GeoJSONSource, LngLatBoundsLike, Map as MapLibre } from "maplibre-gl";
import type { Feature } from "geojson";
import type { LngLat } from "@najda/protocol";
import type { Bounds } from "../connect/tracking.ts";
import type { Theme } from "../theme/tokens.ts";
import type { Language } from "../translations/language.ts";
import { baseLayers, baseSource } from "./base-layers.ts";
import { attributionOf } from "./described-map.ts";
import type { DescribedMap, MapLayer } from "./described-map.ts";
import { putIcons } from "./icons.ts";
import { overlayLayers } from "./overlay-layers.ts";
import type { OverlaySource } from "./overlay-layers.ts";
import { hasOwnStyle, showPictures } from "./picture-layers.ts";

/** What an app does with a map. Layers are modules of their own that take the view. */
export interface MapView {
  /** For what this interface does not offer. */
  readonly map: MapLibre;
  /** Who drew what is shown, to be said on the map; empty without a base map. */
  attributions(language: string): string[];
  /** Pictures that may be laid over the base map or put in its place. */
  readonly layers: readonly MapLayer[];
  /** Shows these of the layers and no others. */
  showLayers(ids: ReadonlySet<string>): void;
  /** What there is a base map of. */
  readonly extent: Bounds | undefined;
  bounds(): Bounds;
  /** Shows all of these; at most street level. */
  fit(bounds: Bounds): void;
  /** Brings a place into view; moves only as far as needed to leave its surroundings visible. */
  goTo(at: LngLat, zoom?: number): void;
  zoomBy(steps: 1 | -1): void;
  /** The source behind some of what is drawn; undefined once the map is gone. */
  readonly source: (name: OverlaySource) => GeoJSONSource | undefined;
  /** Replaces everything in a source. */
  draw(source: OverlaySource, features: readonly Feature[]): Promise<void>;
  /** Changes colours and names without losing what is drawn. */
  repaint(look: { theme: Theme; language: Language }): void;
  /** After each move, and once now. Returns what stops it. */
  onMoved(listener: (bounds: Bounds) => void): () => void;
  /** A press on the map itself: where, and which unit or incident lies there. */
  onPress(listener: (press: Press) => void): () => void;
  remove(): void;
}

export interface Press {
  readonly at: LngLat;
  readonly unitId?: string;
  readonly incidentId?: string;
  /** Units that are drawn as one. */
  readonly gatheredId?: number;
}

const pressable = ["incidents", "units", "units-dots", "free-units", "free-units-dots", "gathered"];

const calm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
const flightMs = (): number => (calm() ? 0 : 400);

function boundsOf(map: MapLibre): Bounds {
  const seen = map.getBounds();
  return [
    Math.max(-180, seen.getWest()), Math.max(-90, seen.getSouth()), Math.min(180, seen.getEast()), Math.min(90, seen.getNorth()),
  ];
}

function repaint({ map, described }: Made, { theme, language }: { theme: Theme; language: Language }): void {
  const layers = [...(described !== undefined && hasOwnStyle(described) ? baseLayers(theme, language) : []), ...overlayLayers(theme)];
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer.paint ?? {})) map.setPaintProperty(layer.id, name as never, value as never);
    if (layer.type !== "symbol" || layer.source !== baseSource) continue;
    for (const name of ["text-field", "icon-image"] as const) map.setLayoutProperty(layer.id, name, layer.layout?.[name]);
  }
}

interface Made {
  readonly map: MapLibre;
  readonly described: DescribedMap | undefined;
  readonly background: (theme: Theme) => string;
}

export function viewOf(made: Made): MapView {
  const { map, described, background } = made;
  let removed = false;
  let shown: ReadonlySet<string> = new Set();
  const source = (name: OverlaySource): GeoJSONSource | undefined => (removed ? undefined : map.getSource<GeoJSONSource>(name));
  return {
    map, source,
    extent: described?.bounds,
    layers: described?.layers ?? [],
    attributions: (language) => [...new Set([described, ...(described?.layers ?? []).filter(({ id }) => shown.has(id))].flatMap((each) => (each === undefined || each.attribution === "" ? [] : [attributionOf(each, language)])))],
    showLayers(ids) {
      shown = ids;
      if (described !== undefined && !removed) showPictures(map, described, ids);
    },
    bounds: () => boundsOf(map),
    fit: ([west, south, east, north]) => {
      const around: LngLatBoundsLike = [west, south, east, north];
      map.fitBounds(around, { padding: 60, maxZoom: 15.5, duration: flightMs() });
    },
    goTo: (at, zoom) => void map.easeTo({ center: at, ...(zoom === undefined ? {} : { zoom }), duration: flightMs() }),
    zoomBy: (steps) => void map.zoomTo(map.getZoom() + steps, { duration: flightMs() }),
    async draw(name, features) {
      await source(name)?.setData({ type: "FeatureCollection", features: [...features] });
    },
    repaint(look) {
      putIcons(map, look.theme);
      map.setPaintProperty("ground", "background-color", background(look.theme));
      repaint(made, look);
    },
    onMoved(listener) {
      const tell = (): void => listener(boundsOf(map));
      map.on("moveend", tell);
      tell();
      return () => void (removed || map.off("moveend", tell));
    },
    onPress(listener) {
      const press = (event: { point: { x: number; y: number }; lngLat: { lng: number; lat: number } }): void => {
        const { x, y } = event.point;
        const near: [[number, number], [number, number]] = [[x - 8, y - 8], [x + 8, y + 8]];
        const hit = map.queryRenderedFeatures(near, { layers: pressable })[0]?.properties;
        listener({
          at: [event.lngLat.lng, event.lngLat.lat],
          ...(typeof hit?.["unitId"] === "string" ? { unitId: hit["unitId"] } : {}),
          ...(typeof hit?.["incidentId"] === "string" ? { incidentId: hit["incidentId"] } : {}),
          ...(typeof hit?.["cluster_id"] === "number" ? { gatheredId: hit["cluster_id"] } : {}),
        });
      };
      map.on("click", press);
      return () => void (removed || map.off("click", press));
    },
    remove() {
      removed = true;
      map.remove();
    },
  };
}
