import Flatbush from "flatbush";
import type { LngLat } from "@najda/protocol";
import { metresPerDegree } from "../distance.ts";
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
/** Most places are within the first of these from a street. */
const reaches = [40, 200, snapLimitMetres];

/** A finder of nearest streets: an R-tree over the segments of all shapes, in metres around the graph's first point. */
export function createSnapper(graph: StreetGraph): (at: LngLat) => Snap | undefined {
  if (graph.from.length === 0) return () => undefined;
  const [originX, originY] = [graph.shape[0]!, graph.shape[1]!];
  const yScale = metresPerDegree * 1e-7;
  const xScale = yScale * Math.cos((originY * 1e-7 * Math.PI) / 180);
  const x = (point: number): number => (graph.shape[2 * point]! - originX) * xScale;
  const y = (point: number): number => (graph.shape[2 * point + 1]! - originY) * yScale;

  const { index, streetOf } = indexSegments(graph, x, y);

  return ([lng, lat]) => {
    const px = (lng * 1e7 - originX) * xScale;
    const py = (lat * 1e7 - originY) * yScale;
    let [best, share, metres2] = [-1, 0, Infinity];
    // Some twenty segments for each place, a thousand places for one answer: nothing is made in here.
    const consider = (segment: number): boolean => {
      const point = segment + streetOf[segment]!;
      const [ax, ay] = [x(point), y(point)];
      const [dx, dy] = [x(point + 1) - ax, y(point + 1) - ay];
      const length2 = dx * dx + dy * dy;
      const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length2));
      const [offX, offY] = [px - ax - along * dx, py - ay - along * dy];
      const off2 = offX * offX + offY * offY;
      if (off2 < metres2) [best, share, metres2] = [segment, along, off2];
      return false;
    };
    // Wider and wider, until the nearest lies within what was looked at: a diagonal may be far from its own box.
    for (const reach of reaches) {
      index.search(px - reach, py - reach, px + reach, py + reach, consider);
      if (metres2 <= reach * reach) break;
    }
    const metres = Math.sqrt(metres2);
    if (metres > snapLimitMetres) return undefined;
    const street = streetOf[best]!;
    return { street, share: shareAlong(graph, street, { point: best + street, share }), metres };
  };
}

/**
 * Segment s of street n runs from point s + n to the next: each street has one point more than segments, so the
 * two counts drift apart by one per street.
 */
function indexSegments(graph: StreetGraph, x: (point: number) => number, y: (point: number) => number) {
  const streets = graph.from.length;
  const segments = graph.shape.length / 2 - streets;
  const index = new Flatbush(segments, 16, Float32Array);
  const streetOf = new Uint32Array(segments);
  let segment = 0;
  for (let street = 0; street < streets; street++) {
    for (let point = graph.shapeFirst[street]!; point + 1 < graph.shapeFirst[street + 1]!; point++) {
      streetOf[segment++] = street;
      index.add(
        Math.min(x(point), x(point + 1)), Math.min(y(point), y(point + 1)),
        Math.max(x(point), x(point + 1)), Math.max(y(point), y(point + 1)),
      );
    }
  }
  index.finish();
  return { index, streetOf };
}

function shareAlong(graph: StreetGraph, street: number, on: { point: number; share: number }): number {
  const { shape } = graph;
  const stretch = Math.cos((shape[2 * on.point + 1]! * 1e-7 * Math.PI) / 180);
  let before = 0;
  let total = 0;
  for (let point = graph.shapeFirst[street]!; point + 1 < graph.shapeFirst[street + 1]!; point++) {
    const length = Math.hypot((shape[2 * point + 2]! - shape[2 * point]!) * stretch, shape[2 * point + 3]! - shape[2 * point + 1]!);
    if (point < on.point) before += length;
    if (point === on.point) before += length * on.share;
    total += length;
  }
  return total === 0 ? 0 : before / total;
}
