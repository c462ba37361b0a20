import type { Area, LngLat } from "@najda/protocol";

/** A closed ring: the first point is repeated at the end. */
export type Ring = LngLat[];

/** The polygons of an area, each a list of rings, the outer one first. */
export function polygonsOf(area: Area): Ring[][] {
  return area.type === "Polygon" ? [area.coordinates] : area.coordinates;
}

/** How many points an area has, the repeated ones that close its rings included. */
export function vertexCount(area: Area): number {
  return polygonsOf(area).flat().reduce((count, ring) => count + ring.length, 0);
}

/** Twice the area of a ring in square degrees: positive when it runs counter-clockwise. */
export function twiceSignedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[i + 1]!;
    sum += (ax - ring[0]![0]) * (by - ring[0]![1]) - (bx - ring[0]![0]) * (ay - ring[0]![1]);
  }
  return sum;
}

/**
 * On which side of the line from `a` to `b` the point `c` lies: above 0 left, below 0 right, exactly 0 when it
 * is on the line or nearer than doubles can tell. The bound is Shewchuk's static filter (1997, section 4.3).
 */
export function side(a: LngLat, b: LngLat, c: LngLat): number {
  const left = (a[0] - c[0]) * (b[1] - c[1]);
  const right = (a[1] - c[1]) * (b[0] - c[0]);
  const determinant = left - right;
  const doubt = 3.4e-16 * (Math.abs(left) + Math.abs(right));
  return Math.abs(determinant) <= doubt ? 0 : determinant;
}
