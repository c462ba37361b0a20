import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { Map as MapLibre, StyleSpecification } from "maplibre-gl";
import type { Bounds } from "../connect/tracking.ts";
import type { Theme } from "../theme/tokens.ts";
import { wordsOf } from "../translations/index.ts";
import type { Language } from "../translations/index.ts";
import { mapColours } from "./colours.ts";
import { describedMap } from "./described-map.ts";
import type { DescribedMap } from "./described-map.ts";
import { drawLabel } from "./drawn-labels.ts";
import { fontFaces } from "./font-faces.ts";
import { drawGlyphsLeftToRight } from "./glyph-direction.ts";
import { putIcons } from "./icons.ts";
import { viewOf } from "./map-view.ts";
import { drawSign } from "./site-icons.ts";
import type { MapView } from "./map-view.ts";
import { gathering } from "./unit-symbols.ts";
import { overlayLayers, overlaySources } from "./overlay-layers.ts";
import { baseSources, groundLayers } from "./picture-layers.ts";

export interface MapOptions {
  readonly theme: Theme;
  readonly language: Language;
  /** What to show first; else the whole base map. */
  readonly bounds?: Bounds | undefined;
  /** The map stopped (its graphics context was lost) or works again. */
  readonly onLost?: (lost: boolean) => void;
}

/** `no-webgl`: this browser can't draw a map at all. Everything else must work without. */
export type MapResult = { readonly ok: true; readonly view: MapView } | { readonly ok: false; readonly why: "no-webgl" };

/** A megabyte that no page should wait for: it comes when a map is wanted, in a file of its own. */
async function library() {
  const maplibre = await import("maplibre-gl");
  // The worker is one self-contained file; without this line the map stays empty and only the console says why.
  maplibre.setWorkerUrl(workerUrl);
  return maplibre;
}

const drawable = (): boolean => {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
};

function styleFor({ theme, language }: MapOptions, described: DescribedMap | undefined): StyleSpecification {
  const empty = { type: "geojson" as const, data: { type: "FeatureCollection" as const, features: [] } };
  return {
    version: 8,
    "font-faces": fontFaces,
    sources: {
      ...Object.fromEntries(overlaySources.map((name) => [name, empty])),
      "free-units": { ...empty, ...gathering },
      ...(described === undefined ? {} : baseSources(described)),
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": mapColours[theme].land } },
      ...(described === undefined ? [] : groundLayers(described, { theme, language })),
      ...overlayLayers(theme),
    ],
  };
}

/** Draws a map into an element that has a size. Resolves when it can be drawn on, or says that this browser can't. */
export async function createMap(container: HTMLElement, options: MapOptions): Promise<MapResult> {
  if (!drawable()) return { ok: false, why: "no-webgl" };
  const [described, maplibre] = await Promise.all([describedMap(), library()]);
  const bounds = options.bounds ?? described?.bounds;
  let map: MapLibre;
  try {
    map = new maplibre.Map({
      container,
      style: styleFor(options, described),
      ...(bounds === undefined ? { center: [35, 32] as [number, number], zoom: 4 } : { bounds: [...bounds] as [number, number, number, number], fitBoundsOptions: { padding: 20 } }),
      // Said by the page itself, as text: the control would put the tiles' words in as markup.
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 19,
      fadeDuration: 0,
      locale: { "Map.Title": wordsOf(options.language).common.map.name },
    });
  } catch {
    return { ok: false, why: "no-webgl" };
  }
  drawGlyphsLeftToRight(map);
  map.setMissingStyleImageResolver((id) => {
    drawSign(map, id);
    return drawLabel(map, id);
  });
  map.touchZoomRotate.disableRotation();
  map.on("webglcontextlost", () => options.onLost?.(true));
  map.on("webglcontextrestored", () => {
    options.onLost?.(false);
  });
  await new Promise<void>((resolve) => void map.once("style.load", () => resolve()));
  await document.fonts.load('700 13px "Noto Sans"').catch(() => undefined);
  putIcons(map, options.theme);
  const view = viewOf({
    map,
    described,
    background: (theme) => mapColours[theme].land,
  });
  return { ok: true, view };
}
