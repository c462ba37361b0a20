import type { LngLat } from "@najda/protocol";
import type { Bounds } from "../area/measures.ts";

/** Coastline ways, as lists of node ids, joined from end to beginning: their direction says where the water is, so it is never turned. */
export function joinCoast(ways: readonly (readonly number[])[]): number[][] {
  const next = new Map(ways.map((way) => [way[0], way]));
  const follows = new Set(ways.map((way) => way.at(-1)));
  const chainFrom = (first: readonly number[]): number[] => {
    const chain = [...first];
    next.delete(first[0]);
    for (;;) {
      const way = next.get(chain.at(-1));
      if (way === undefined) return chain;
      next.delete(way[0]);
      for (const node of way.slice(1)) chain.push(node);
    }
  };
  const open = ways.filter((way) => !follows.has(way[0])).map(chainFrom);
  const closed = ways.filter((way) => next.get(way[0]) === way).map((way) => (next.get(way[0]) === way ? chainFrom(way) : []));
  return [...open, ...closed].filter((chain) => chain.length >= 2);
}

const isClosed = (line: readonly LngLat[]): boolean => line.length >= 4 && line[0]![0] === line.at(-1)![0] && line[0]![1] === line.at(-1)![1];

export const holds = ([west, south, east, north]: Bounds, [lng, lat]: LngLat): boolean => lng > west && lng < east && lat > south && lat < north;

/** An extract ends where its region does: a coast that ends this close to the bounds (a share of their diagonal) goes on straight. */
const mostMissing = 0.1;
/** The direction of an end is that from as far back as this. */
const directionFrom = 0.05;

/** Lines that begin and end outside the bounds, or are closed; undefined where one ends too far inside to know how it goes on. */
export function untilOutside(lines: readonly LngLat[][], bounds: Bounds): LngLat[][] | undefined {
  const whole: LngLat[][] = [];
  for (const line of lines) {
    if (isClosed(line)) {
      whole.push(line);
      continue;
    }
    const before = beyond(line.toReversed(), bounds);
    const after = beyond(line, bounds);
    if (before === undefined || after === undefined) return undefined;
    whole.push([...before, ...line, ...after]);
  }
  return whole;
}

/** The point outside the bounds to which a line goes on; none when it ends outside. */
function beyond(line: readonly LngLat[], bounds: Bounds): LngLat[] | undefined {
  const end = line.at(-1)!;
  if (!holds(bounds, end)) return [];
  const [west, south, east, north] = bounds;
  const diagonal = Math.hypot(east - west, north - south);
  const from = line.findLast((point) => Math.hypot(point[0] - end[0], point[1] - end[1]) > directionFrom * diagonal) ?? line[0]!;
  const [dx, dy] = [end[0] - from[0], end[1] - from[1]];
  const steps = Math.min(dx === 0 ? Infinity : ((dx > 0 ? east : west) - end[0]) / dx, dy === 0 ? Infinity : ((dy > 0 ? north : south) - end[1]) / dy);
  if (steps * Math.hypot(dx, dy) > mostMissing * diagonal) return undefined;
  return [[end[0] + dx * steps * 1.01, end[1] + dy * steps * 1.01]];
}

/** What of a line lies in a box: pieces from edge to edge, and the line itself where it is closed and wholly inside. */
export function clipped(line: readonly LngLat[], box: Bounds): { pieces: LngLat[][]; ring?: LngLat[] } {
  let points = line;
  if (isClosed(line)) {
    const outside = line.findIndex((point) => !holds(box, point));
    if (outside < 0) return { pieces: [], ring: [...line] };
    points = [...line.slice(outside), ...line.slice(1, outside + 1)];
  }
  const pieces: LngLat[][] = [];
  let open: LngLat[] | undefined;
  for (let at = 0; at + 1 < points.length; at++) {
    const part = within(points[at]!, points[at + 1]!, box);
    if (part === undefined) {
      open = undefined;
      continue;
    }
    if (open === undefined) pieces.push((open = [part.from]));
    open.push(part.to);
    if (part.leaves) open = undefined;
  }
  return { pieces };
}

/** The part of a segment in a box (Liang & Barsky 1984). */
function within(a: LngLat, b: LngLat, [west, south, east, north]: Bounds): { from: LngLat; to: LngLat; leaves: boolean } | undefined {
  let [first, last] = [0, 1];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  for (const [slope, room] of [[-dx, a[0] - west], [dx, east - a[0]], [-dy, a[1] - south], [dy, north - a[1]]] as const) {
    if (slope === 0 && room < 0) return undefined;
    if (slope < 0) first = Math.max(first, room / slope);
    if (slope > 0) last = Math.min(last, room / slope);
  }
  if (first >= last) return undefined;
  const at = (share: number): LngLat => (share === 0 ? a : share === 1 ? b : [Math.min(east, Math.max(west, a[0] + share * dx)), Math.min(north, Math.max(south, a[1] + share * dy))]);
  return { from: at(first), to: at(last), leaves: last < 1 };
}

/** The stretches of a line that come near a box, so that what is far away isn't looked at again; a closed line inside stays closed. */
export function near(line: readonly LngLat[], [west, south, east, north]: Bounds): LngLat[][] {
  const box: Bounds = [west, south, east, north];
  let points = line;
  if (isClosed(line)) {
    const outside = line.findIndex((point) => !holds(box, point));
    if (outside < 0) return [[...line]];
    points = [...line.slice(outside), ...line.slice(1, outside + 1)];
  }
  const found: LngLat[][] = [];
  let open: LngLat[] | undefined;
  for (let at = 0; at + 1 < points.length; at++) {
    const [a, b] = [points[at]!, points[at + 1]!];
    const misses = Math.max(a[0], b[0]) < west || Math.min(a[0], b[0]) > east || Math.max(a[1], b[1]) < south || Math.min(a[1], b[1]) > north;
    if (misses) open = undefined;
    else if (open === undefined) found.push((open = [a, b]));
    else open.push(b);
  }
  return found;
}
