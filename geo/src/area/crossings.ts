import type { LngLat } from "@najda/protocol";
import { side, type Ring } from "./rings.ts";

interface Edge {
  ring: number;
  /** Position among the ring's edges, those of no length left out. */
  index: number;
  a: LngLat;
  b: LngLat;
  minX: number;
  maxX: number;
  minY: number;
  maxY: number;
}

/**
 * Whether any two edges of these closed rings meet anywhere but at the corner they share.
 *
 * Sweeps from west to east over the edges sorted by their western end, so an edge is compared only with those
 * that overlap it in longitude. A mere touch counts: where doubles can't tell, the answer is "they meet".
 */
export function ringsMeet(rings: Ring[]): boolean {
  const byRing = rings.map((ring, at) => edgesOf(ring, at));
  const lengths = byRing.map((edges) => edges.length);
  const edges = byRing.flat().sort((one, other) => one.minX - other.minX);
  let open: Edge[] = [];
  for (const edge of edges) {
    open = open.filter((earlier) => earlier.maxX >= edge.minX);
    for (const earlier of open) {
      if (earlier.maxY < edge.minY || earlier.minY > edge.maxY) continue;
      if (illegalMeeting(earlier, edge, lengths)) return true;
    }
    open.push(edge);
  }
  return false;
}

function edgesOf(ring: Ring, at: number): Edge[] {
  const edges: Edge[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[i + 1]!;
    // The same point twice in a row is harmless and has no direction to compare.
    if (a[0] === b[0] && a[1] === b[1]) continue;
    edges.push({
      ring: at, index: edges.length, a, b,
      minX: Math.min(a[0], b[0]), maxX: Math.max(a[0], b[0]),
      minY: Math.min(a[1], b[1]), maxY: Math.max(a[1], b[1]),
    });
  }
  return edges;
}

function illegalMeeting(one: Edge, other: Edge, lengths: number[]): boolean {
  if (one.ring === other.ring) {
    const length = lengths[one.ring]!;
    const [first, second] = one.index < other.index ? [one, other] : [other, one];
    if (second.index === first.index + 1) return turnsBack(first, second);
    if (first.index === 0 && second.index === length - 1) return turnsBack(second, first);
  }
  return edgesMeet(one, other);
}

/** Neighbours share one corner; they meet elsewhere only when the second runs back over the first. */
function turnsBack(first: Edge, second: Edge): boolean {
  if (side(first.a, first.b, second.b) !== 0) return false;
  const forward =
    (first.b[0] - first.a[0]) * (second.b[0] - second.a[0]) + (first.b[1] - first.a[1]) * (second.b[1] - second.a[1]);
  return forward <= 0;
}

function edgesMeet(one: Edge, other: Edge): boolean {
  const a = Math.sign(side(one.a, one.b, other.a));
  const b = Math.sign(side(one.a, one.b, other.b));
  const c = Math.sign(side(other.a, other.b, one.a));
  const d = Math.sign(side(other.a, other.b, one.b));
  if (a * b < 0 && c * d < 0) return true;
  // Something lies on the other's line: within its box (longitudes overlap already) it lies on the edge.
  return (
    (a === 0 && within(other.a, one)) || (b === 0 && within(other.b, one)) ||
    (c === 0 && within(one.a, other)) || (d === 0 && within(one.b, other))
  );
}

function within(point: LngLat, edge: Edge): boolean {
  return point[0] >= edge.minX && point[0] <= edge.maxX && point[1] >= edge.minY && point[1] <= edge.maxY;
}
