import type { LayerSpecification, Map as MapLibre, SourceSpecification } from "maplibre-gl";
import { baseLayers, baseSource, firstLabels } from "./base-layers.ts";
import type { DescribedMap } from "./described-map.ts";
import type { Theme } from "../theme/tokens.ts";

const layerId = (id: string): string => `picture-${id}`;

/** The sources of the base map and of the layers that may be laid over it; nothing is fetched for what isn't shown. */
export function baseSources(described: DescribedMap): Record<string, SourceSpecification> {
  const { format, bounds, minzoom, maxzoom, tileSize } = described;
  const tiles = (path: string): string[] => [`${location.origin}${path}`];
  const pictures = described.layers.map((layer): [string, SourceSpecification] => [
    layerId(layer.id),
    { type: "raster", tiles: tiles(layer.tiles), minzoom: layer.minzoom, maxzoom: layer.maxzoom, tileSize: layer.tileSize, ...(layer.bounds === undefined ? {} : { bounds: layer.bounds }) },
  ]);
  const base: [string, SourceSpecification][] =
    format === "none" ? []
    : format === "raster" ? [[baseSource, { type: "raster", tiles: tiles(described.tiles), bounds, minzoom, maxzoom, tileSize }]]
    : [[baseSource, { type: "vector", tiles: tiles(described.tiles), bounds, maxzoom }]];
  return Object.fromEntries([...base, ...pictures]);
}

/** True where the base map is drawn in the project's own style, which follows theme and language. */
export const hasOwnStyle = ({ format, styleLayers }: DescribedMap): boolean => format === "vector" && styleLayers === undefined;

/** The base map's layers with the pictures in between: over streets and houses, under their names. */
export function groundLayers(described: DescribedMap, { theme, language }: { theme: Theme; language: string }): LayerSpecification[] {
  const pictures = [...described.layers].sort((one, other) => Number(one.overlay) - Number(other.overlay)).map(({ id, overlay }): LayerSpecification => ({
    id: layerId(id),
    type: "raster",
    source: layerId(id),
    layout: { visibility: "none" },
    paint: { "raster-fade-duration": 0, ...(overlay ? { "raster-opacity": 0.85 } : {}) },
  }));
  if (described.format === "none") return pictures;
  if (described.format === "raster") return [{ id: "base", type: "raster", source: baseSource, paint: { "raster-fade-duration": 0 } }, ...pictures];
  if (described.styleLayers !== undefined) return [...described.styleLayers, ...pictures];
  const own = baseLayers(theme, language);
  const names = own.findIndex(({ id }) => id === firstLabels);
  return [...own.slice(0, names), ...pictures, ...own.slice(names)];
}

/** Shows these pictures and no others. */
export function showPictures(map: MapLibre, described: DescribedMap, shown: ReadonlySet<string>): void {
  for (const { id } of described.layers) map.setLayoutProperty(layerId(id), "visibility", shown.has(id) ? "visible" : "none");
}
