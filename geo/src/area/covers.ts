import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import type { Area, LngLat } from "@najda/protocol";

/** Whether the point lies in the area; its edge belongs to it, a hole does not. */
export function covers(area: Area, at: LngLat): boolean {
  return booleanPointInPolygon(at, area);
}
