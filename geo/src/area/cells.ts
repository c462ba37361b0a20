import { latLngToCell, POLYGON_TO_CELLS_FLAGS, polygonToCellsExperimental } from "h3-js";
import type { Area, LngLat } from "@najda/protocol";
import { polygonsOf } from "./rings.ts";

/** Resolution of the cells that phones subscribe to: about 5 square kilometres each. */
export const audienceResolution = 7;

/** The H3 cell of a point. */
export function cellOf([lng, lat]: LngLat, resolution = audienceResolution): string {
  return latLngToCell(lat, lng, resolution);
}

/**
 * Every H3 cell that the area touches, sorted, never empty. Cells whose centre lies outside belong to it:
 * filling by centres gives no cell at all for an area of one square kilometre.
 */
export function areaCells(area: Area, resolution = audienceResolution): string[] {
  const cells = new Set<string>();
  for (const rings of polygonsOf(area)) {
    for (const cell of polygonToCellsExperimental(rings, resolution, POLYGON_TO_CELLS_FLAGS.containmentOverlapping, true)) {
      cells.add(cell);
    }
    // Corners always count, whatever rounding does to a sliver at a cell's edge.
    for (const corner of rings[0]!) cells.add(cellOf(corner, resolution));
  }
  return [...cells].sort();
}
