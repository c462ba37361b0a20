import { between, distance, type Flat } from "./ground.ts";

/** Convex polygons on the drawing board, counter-clockwise, open. */
export type Polygon = Flat[];

export function areaOf(polygon: Polygon): number {
  return Math.abs(polygon.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = polygon[(at + 1) % polygon.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0));
}

export function middleOf(polygon: Polygon): Flat {
  const sum = polygon.reduce(([x, y], point): Flat => [x + point[0], y + point[1]], [0, 0] as Flat);
  return [sum[0] / polygon.length, sum[1] / polygon.length];
}

/** Every edge moved inwards by so many metres; empty when nothing is left. */
export function inset(polygon: Polygon, metres: number): Polygon {
  const area = areaOf(polygon);
  const corners = polygon.map((corner, at): Flat => {
    const before = inward(polygon[(at + polygon.length - 1) % polygon.length]!, corner);
    const after = inward(corner, polygon[(at + 1) % polygon.length]!);
    const turn = 1 + before[0] * after[0] + before[1] * after[1];
    // The mitre: along the sum of both normals, as far as both edges move by the same distance.
    return turn < 0.05 ? corner : [corner[0] + (metres * (before[0] + after[0])) / turn, corner[1] + (metres * (before[1] + after[1])) / turn];
  });
  return corners.every((corner) => contains(polygon, corner)) && areaOf(corners) < area ? corners : [];
}

/** The unit normal to the left of an edge: inwards when the polygon runs counter-clockwise. */
export function inward(a: Flat, b: Flat): Flat {
  const length = distance(a, b);
  return [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
}

export function contains(polygon: Polygon, [x, y]: Flat): boolean {
  return polygon.every(([ax, ay], at) => {
    const [bx, by] = polygon[(at + 1) % polygon.length]!;
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= -1e-6;
  });
}

/** Whether two convex polygons share ground: no edge of either parts them. */
export function overlap(one: Polygon, other: Polygon): boolean {
  return !parted(one, other) && !parted(other, one);
}

function parted(one: Polygon, other: Polygon): boolean {
  return one.some((a, at) => {
    const b = one[(at + 1) % one.length]!;
    const [nx, ny] = inward(a, b);
    return other.every(([x, y]) => (x - a[0]) * nx + (y - a[1]) * ny <= 0);
  });
}

/** The outline with points at most so many metres apart, so that it bends with the streets around it. */
export function dense(polygon: Polygon, metres = 80): Flat[] {
  return polygon.flatMap((corner, at) => {
    const next = polygon[(at + 1) % polygon.length]!;
    const parts = Math.max(1, Math.ceil(distance(corner, next) / metres));
    return Array.from({ length: parts }, (_, part) => between(corner, next, part / parts));
  });
}
