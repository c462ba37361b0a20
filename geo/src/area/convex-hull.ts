import type { LngLat } from "@najda/protocol";
import { side, type Ring } from "./rings.ts";

/** The convex hull as an open ring, counter-clockwise (Andrew's monotone chain, 1979). */
export function convexHull(points: LngLat[]): Ring {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lower = chain(sorted);
  const upper = chain(sorted.toReversed());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function chain(points: LngLat[]): Ring {
  const hull: Ring = [];
  for (const point of points) {
    // Points that doubles can't tell from the line stay, so that nothing falls out of the hull.
    while (hull.length >= 2 && side(hull.at(-2)!, hull.at(-1)!, point) < 0) hull.pop();
    const last = hull.at(-1);
    if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) hull.push(point);
  }
  return hull;
}
