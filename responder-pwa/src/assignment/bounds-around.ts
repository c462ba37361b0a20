import type { LngLat } from "@najda/protocol";
import type { Bounds } from "@najda/client";

/** Degrees around a single place: some streets. */
const least = 0.004;

/** West, south, east, north of these places, with some room around them. */
export function boundsAround(places: readonly LngLat[]): Bounds {
  const [lngs, lats] = [places.map(([lng]) => lng), places.map(([, lat]) => lat)];
  const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)];
  const room = (low: number, high: number): number => Math.max(least, (high - low) * 0.15);
  const [wide, high] = [room(west, east), room(south, north)];
  return [west - wide, south - high, east + wide, north + high];
}
