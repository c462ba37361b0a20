import type { Area, LngLat } from "@najda/protocol";
import { boundsOf } from "@najda/geo";
import type { Bounds } from "@najda/client";

/** Degrees around a single place: some streets. */
const least = 0.002;

/** West, south, east, north of an area and these places, with some room around them. */
export function boundsAround(places: readonly LngLat[], area?: Area): Bounds {
  const [w, s, e, n] = area === undefined ? [] : boundsOf(area);
  const corners: LngLat[] = w === undefined || s === undefined || e === undefined || n === undefined ? [] : [[w, s], [e, n]];
  const [west, south, east, north] = boundsOf([...places, ...corners]);
  const room = (low: number, high: number): number => Math.max(least, (high - low) * 0.1);
  const [wide, high] = [room(west, east), room(south, north)];
  return [west - wide, south - high, east + wide, north + high];
}
