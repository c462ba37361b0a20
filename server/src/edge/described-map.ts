import type { CurrentMap } from "@najda/geo/postgis";
import type { MapSources } from "../map-sources/map-sources.ts";

const world: CurrentMap["bounds"] = [-180, -85.05, 180, 85.05];

/**
 * What a page must know to draw the map: where its tiles are (always here), how deep they go, what they show, whom to
 * name, and the layers that may be laid over it or put in its place. Undefined as long as there is nothing to draw.
 */
export function describedMap(current: CurrentMap | undefined, { base, layers }: MapSources) {
  if (current === undefined && base === undefined && layers.length === 0) return undefined;
  const choices = layers.map(({ from: _operatorsOwn, ...layer }) => ({ ...layer, tiles: `/tiles/layers/${layer.id}/{z}/{x}/{y}` }));
  if (base !== undefined) {
    const { from: _operatorsOwn, ...shown } = base;
    return { ...shown, bounds: base.bounds ?? current?.bounds ?? world, tiles: "/tiles/layers/base/{z}/{x}/{y}", layers: choices };
  }
  const drawn = current ?? { name: "", attribution: "", attributions: {}, bounds: world, minzoom: 0, maxzoom: 0 };
  return { ...drawn, format: current === undefined ? "none" : "vector", tileSize: 512, tiles: "/tiles/{z}/{x}/{y}.mvt", layers: choices };
}
