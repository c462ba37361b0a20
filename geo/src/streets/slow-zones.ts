import type { LngLat } from "@najda/protocol";
import { type Bounds, boundsOf } from "../area/measures.ts";
import { deskOf } from "./desk.ts";
import { metresPerDegree } from "../distance.ts";
import type { StreetGraph } from "./street-graph.ts";

/** A part of the map where streets are closed or slow. */
export interface SlowZone {
  shape: { type: "Polygon"; coordinates: LngLat[][] } | { type: "LineString"; coordinates: LngLat[] };
  /** How many times as long a street takes, at least 1; undefined where it is closed. */
  factor?: number | undefined;
}

/**
 * What it costs to pass a closed street: more than any way around it. A unit gets through only where there is no
 * other way, and then the time says so; see `openSeconds`.
 */
export const closedSeconds = 100_000;
/** Through a closure one walks, m/s: slower than anything drives, so that a closure never shortens a way. */
const walkingMetresPerSecond = 1.2;
/** A line counts for a street that it runs along this near. */
const alongMetres = 8;

/** Parts a time of the search into what it takes and how many closed streets it passes. */
export function openSeconds(seconds: number): { seconds: number; closures: number } {
  const closures = Math.floor(seconds / closedSeconds);
  return { seconds: seconds - closures * closedSeconds, closures };
}

/** The same streets under these closures and slow zones; the graph itself is left as it is. */
export function withSlowZones(graph: StreetGraph, zones: readonly SlowZone[]): StreetGraph {
  if (zones.length === 0) return graph;
  const forwardSeconds = graph.forwardSeconds.slice();
  const backwardSeconds = graph.backwardSeconds.slice();
  const closed = new Uint8Array(graph.from.length);
  const known = touchedBy(graph);
  for (const zone of zones) {
    for (const { street, share } of known.of(zone.shape)) {
      if (zone.factor === undefined) closed[street] = 1;
      const slower = 1 + (Math.max(1, zone.factor ?? 1) - 1) * share;
      forwardSeconds[street]! *= slower;
      backwardSeconds[street]! *= slower;
    }
  }
  for (const [street, isClosed] of closed.entries()) {
    if (isClosed === 0) continue;
    const walked = graph.metres[street]! / walkingMetresPerSecond;
    forwardSeconds[street] = Math.max(forwardSeconds[street]!, walked) + closedSeconds;
    backwardSeconds[street] = Math.max(backwardSeconds[street]!, walked) + closedSeconds;
  }
  return { ...graph, forwardSeconds, backwardSeconds, closed };
}

interface Touched {
  street: number;
  /** How much of the street lies in the shape, 0 to 1. */
  share: number;
}

/** What the shapes touched that were asked for last time, by the ground that they lie on. */
const lastTouched = new WeakMap<Int32Array, Map<string, Touched[]>>();

/** Finds what shapes touch; those that were there last time already are not looked for again. */
function touchedBy(graph: StreetGraph): { of(shape: SlowZone["shape"]): Touched[] } {
  const last = lastTouched.get(graph.shape);
  const touched = new Map<string, Touched[]>();
  lastTouched.set(graph.shape, touched);
  return {
    of(shape) {
      const key = JSON.stringify(shape);
      const found = last?.get(key) ?? streetsIn(graph, shape);
      touched.set(key, found);
      return found;
    },
  };
}

/** The streets that a shape touches. */
function streetsIn(graph: StreetGraph, shape: SlowZone["shape"]): Touched[] {
  const rings = shape.type === "Polygon" ? shape.coordinates : [shape.coordinates];
  const along = shape.type === "LineString" ? new Set(streetsAlong(graph, shape.coordinates)) : new Set<number>();
  const found: Touched[] = [];
  for (const street of deskOf(graph).near(boxOf(rings.flat()))) {
    const points = pointsOf(graph, street);
    if (shape.type === "LineString") {
      if (along.has(street) || crosses(points, rings)) found.push({ street, share: 1 });
      continue;
    }
    const inside = shareInside(points, rings);
    if (inside > 0 || crosses(points, rings)) found.push({ street, share: Math.max(inside, 0.05) });
  }
  return found;
}

export function pointsOf({ shape, shapeFirst }: StreetGraph, street: number): LngLat[] {
  const points: LngLat[] = [];
  for (let point = shapeFirst[street]!; point < shapeFirst[street + 1]!; point++) points.push([shape[2 * point]! / 1e7, shape[2 * point + 1]! / 1e7]);
  return points;
}

/** Places every few metres along the line, each on the street beside it. */
function streetsAlong(graph: StreetGraph, line: readonly LngLat[]): number[] {
  const { snap } = deskOf(graph);
  const streets: number[] = [];
  for (let at = 0; at + 1 < line.length; at++) {
    const [a, b] = [line[at]!, line[at + 1]!];
    const steps = Math.max(1, Math.min(5000, Math.ceil((Math.hypot(b[0] - a[0], b[1] - a[1]) * metresPerDegree) / 10)));
    for (let step = 0; step <= steps; step++) {
      const near = snap([a[0] + ((b[0] - a[0]) * step) / steps, a[1] + ((b[1] - a[1]) * step) / steps]);
      if (near !== undefined && near.metres <= alongMetres) streets.push(near.street);
    }
  }
  return streets;
}

/** With a margin of some metres. */
function boxOf(points: LngLat[]): Bounds {
  const margin = 1e-4;
  const [west, south, east, north] = boundsOf(points);
  return [west - margin, south - margin, east + margin, north + margin];
}

function shareInside(points: readonly LngLat[], rings: readonly LngLat[][]): number {
  let [inside, all] = [0, 0];
  for (let at = 0; at + 1 < points.length; at++) {
    const [a, b] = [points[at]!, points[at + 1]!];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    for (let step = 0; step < 10; step++) {
      const share = (step + 0.5) / 10;
      if (isInside([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share], rings)) inside += length / 10;
    }
    all += length;
  }
  return all === 0 ? 0 : inside / all;
}

/** Even-odd: a hole is outside again. */
function isInside([x, y]: LngLat, rings: readonly LngLat[][]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [ax, ay] = ring[at]!;
      const [bx, by] = ring[before]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

function crosses(points: readonly LngLat[], lines: readonly LngLat[][]): boolean {
  return lines.some((line) => line.some((end, at) => at > 0 && points.some((point, n) => n > 0 && meet([points[n - 1]!, point], [line[at - 1]!, end]))));
}

function meet([a, b]: [LngLat, LngLat], [c, d]: [LngLat, LngLat]): boolean {
  const side = (p: LngLat, q: LngLat, r: LngLat): number => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}
