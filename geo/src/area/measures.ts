import { area as turfArea } from "@turf/area";
import type { Area, LngLat } from "@najda/protocol";
import { polygonsOf } from "./rings.ts";

/** `[west, south, east, north]` in degrees. */
export type Bounds = [number, number, number, number];

/** Square kilometres on the sphere, holes left out. */
export function areaKm2(area: Area): number {
  return turfArea(area) / 1e6;
}

/** The smallest box around an area, or around a list of points. */
export function boundsOf(of: Area | LngLat[]): Bounds {
  const points = Array.isArray(of) ? of : polygonsOf(of).flat(2);
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of points) {
    bounds[0] = Math.min(bounds[0], lng);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lng);
    bounds[3] = Math.max(bounds[3], lat);
  }
  return bounds;
}
