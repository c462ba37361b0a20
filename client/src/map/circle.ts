import type { LngLat } from "@najda/protocol";
import type { Polygon } from "geojson";

const metresPerDegree = 111_320;
const corners = 48;

/** A circle of so many metres as a polygon: how far from `at` a place may really be. */
export function circleAround([lng, lat]: LngLat, metres: number): Polygon {
  const [high, wide] = [metres / metresPerDegree, metres / (metresPerDegree * Math.cos((lat * Math.PI) / 180))];
  const ring = Array.from({ length: corners + 1 }, (_, index): LngLat => {
    const angle = (2 * Math.PI * (index % corners)) / corners;
    return [lng + wide * Math.cos(angle), lat + high * Math.sin(angle)];
  });
  return { type: "Polygon", coordinates: [ring] };
}
