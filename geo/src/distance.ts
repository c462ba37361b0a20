import { distance as turfDistance } from "@turf/distance";
import type { LngLat } from "@najda/protocol";

/** Metres between two `[lng, lat]` points on the sphere (haversine, at most 0.6 % off the spheroid). */
export function distanceMetres(a: LngLat, b: LngLat): number {
  return turfDistance(a, b, { units: "meters" });
}

/** Metres of one degree of latitude on the sphere; a degree of longitude is this times the cosine of the latitude. */
export const metresPerDegree = (Math.PI / 180) * 6_371_008.8;
