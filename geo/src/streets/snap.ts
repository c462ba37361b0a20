import type { LngLat } from "@najda/protocol";
import type { Bounds } from "../area/measures.ts";
import { metresPerDegree } from "../distance.ts";
import { SegmentGrid } from "./segment-grid.ts";
import type { StreetGraph } from "./street-graph.ts";

/** The place on the streets that is nearest to a point. */
export interface Snap {
  street: number;
  /** How far along the street, seen from its `from`: 0 to 1. */
  share: number;
  metres: number;
}

/** Beyond this a point is not "on a street" any more. */
export const snapLimitMetres = 1000;

/** Where streets are. */
export interface StreetFinder {
  /** The nearest place on a street; undefined beyond a kilometre. */
  snap(at: LngLat): Snap | undefined;
  /** The streets that touch a box of degrees, and some beside it; each once, in ascending order. */
  near(box: Bounds): number[];
}

/** Works in metres around the graph's first point. */
export function findStreets(graph: StreetGraph): StreetFinder {
  if (graph.from.length === 0) return { snap: () => undefined, near: () => [] };
  const [originX, originY] = [graph.shape[0]!, graph.shape[1]!];
  const yScale = metresPerDegree * 1e-7;
  const xScale = yScale * Math.cos((originY * 1e-7 * Math.PI) / 180);
  const x = (point: number): number => (graph.shape[2 * point]! - originX) * xScale;
  const y = (point: number): number => (graph.shape[2 * point + 1]! - originY) * yScale;
  const { segments, streetOf } = segmentsOf(graph, x, y);
  const grid = new SegmentGrid(segments);
  const east = (lng: number): number => (lng * 1e7 - originX) * xScale;
  const north = (lat: number): number => (lat * 1e7 - originY) * yScale;
  return {
    snap([lng, lat]) {
      const found = grid.nearest(east(lng), north(lat), snapLimitMetres);
      if (found === undefined) return undefined;
      const street = streetOf[found.segment]!;
      return { street, share: shareAlong(graph, street, { point: found.segment + street, share: found.share }), metres: found.metres };
    },
    near([west, south, right, top]) {
      const streets = new Set<number>();
      grid.near([east(west), north(south), east(right), north(top)], (segment) => streets.add(streetOf[segment]!));
      return [...streets].sort((a, b) => a - b);
    },
  };
}

/**
 * Segment s of street n runs from point s + n to the next: each street has one point more than segments, so the
 * two counts drift apart by one per street.
 */
function segmentsOf(graph: StreetGraph, x: (point: number) => number, y: (point: number) => number) {
  const streets = graph.from.length;
  const streetOf = new Uint32Array(graph.shape.length / 2 - streets);
  const segments = new Float32Array(4 * streetOf.length);
  let segment = 0;
  for (let street = 0; street < streets; street++) {
    for (let point = graph.shapeFirst[street]!; point + 1 < graph.shapeFirst[street + 1]!; point++) {
      streetOf[segment] = street;
      segments.set([x(point), y(point), x(point + 1), y(point + 1)], 4 * segment++);
    }
  }
  return { segments, streetOf };
}

function shareAlong(graph: StreetGraph, street: number, on: { point: number; share: number }): number {
  const { shape } = graph;
  const stretch = Math.cos((shape[2 * on.point + 1]! * 1e-7 * Math.PI) / 180);
  let before = 0;
  let total = 0;
  for (let point = graph.shapeFirst[street]!; point + 1 < graph.shapeFirst[street + 1]!; point++) {
    const [east, north] = [(shape[2 * point + 2]! - shape[2 * point]!) * stretch, shape[2 * point + 3]! - shape[2 * point + 1]!];
    const length = Math.sqrt(east * east + north * north);
    if (point < on.point) before += length;
    if (point === on.point) before += length * on.share;
    total += length;
  }
  return total === 0 ? 0 : before / total;
}
