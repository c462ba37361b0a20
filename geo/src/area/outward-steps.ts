import type { LngLat } from "@najda/protocol";
import { side, type Ring } from "./rings.ts";

type Triangle = [LngLat, LngLat, LngLat];

/** One way to make a ring simpler by one corner while it only grows. */
export interface Step {
  ring: Ring;
  becomes(): Ring;
  /** Square degrees of new ground, times two. */
  adds: number;
  /** Whether the new ground is free of every other corner and edge. */
  harmless(points: LngLat[], rings: Ring[]): boolean;
}

/** The steps that an open counter-clockwise ring allows: filling a dent, and extending the two neighbours of an edge. */
export function outwardSteps(ring: Ring): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < ring.length; at++) {
    const step = fillDent(ring, at) ?? extendNeighbours(ring, at);
    if (step !== undefined) steps.push(step);
  }
  return steps;
}

const corner = (ring: Ring, at: number): LngLat => ring[(at + ring.length) % ring.length]!;

/** A corner that points inwards, or lies on a straight line, is left out. */
function fillDent(ring: Ring, at: number): Step | undefined {
  const [before, here, after] = [corner(ring, at - 1), corner(ring, at), corner(ring, at + 1)];
  const turn = side(before, here, after);
  if (turn > 0) return undefined;
  return step(ring, { becomes: () => ring.filter((_, other) => other !== at), triangle: [before, after, here], own: [before, here, after] });
}

/** The edge from corner `at` to the next goes; the edges before and after it run on until they meet. */
function extendNeighbours(ring: Ring, at: number): Step | undefined {
  const [before, a, b, after] = [corner(ring, at - 1), corner(ring, at), corner(ring, at + 1), corner(ring, at + 2)];
  const tip = meetingPoint([before, a], [after, b]);
  if (tip === undefined) return undefined;
  // The tip is pushed out a little, so that rounding can't leave the two old corners outside.
  const pushed: LngLat = [tip[0] + (tip[0] - (a[0] + b[0]) / 2) * 1e-6, tip[1] + (tip[1] - (a[1] + b[1]) / 2) * 1e-6];
  if (side(before, pushed, a) <= 0 || side(pushed, after, b) <= 0) return undefined;
  if (Math.abs(pushed[0]) > 180 || Math.abs(pushed[1]) > 90) return undefined;
  return step(ring, {
    becomes: () => ring.map((point, other) => (other === at ? pushed : point)).filter((point) => point !== b),
    triangle: [a, pushed, b],
    own: [before, a, b, after],
  });
}

/** Where two rays, each from its first point through its second, meet beyond the second. */
function meetingPoint([a, b]: [LngLat, LngLat], [c, d]: [LngLat, LngLat]): LngLat | undefined {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = ux * vy - uy * vx;
  if (cross === 0) return undefined;
  const along = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / cross;
  const alongOther = ((c[0] - a[0]) * uy - (c[1] - a[1]) * ux) / cross;
  return along > 1 && alongOther > 1 ? [a[0] + along * ux, a[1] + along * uy] : undefined;
}

function step(ring: Ring, change: { becomes: () => Ring; triangle: Triangle; own: LngLat[] }): Step {
  const [a, b, c] = change.triangle;
  return {
    ring,
    becomes: change.becomes,
    adds: Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])),
    harmless: (points, rings) =>
      !points.some((point) => !change.own.includes(point) && inTriangle(point, [a, b, c])) &&
      !rings.some((other) => crossesTriangle(other, [a, b, c], change.own)),
  };
}

function inTriangle(point: LngLat, [a, b, c]: Triangle): boolean {
  const sides = [side(a, b, point), side(b, c, point), side(c, a, point)];
  return sides.every((value) => value >= 0) || sides.every((value) => value <= 0);
}

/** Whether an edge runs through the triangle without having a corner in it. */
function crossesTriangle(ring: Ring, [a, b, c]: Triangle, own: LngLat[]): boolean {
  return ring.some((start, at) => {
    const end = corner(ring, at + 1);
    if (own.includes(start) || own.includes(end)) return false;
    const edge: [LngLat, LngLat] = [start, end];
    return properlyCross(edge, [a, b]) || properlyCross(edge, [b, c]) || properlyCross(edge, [c, a]);
  });
}

function properlyCross([a, b]: [LngLat, LngLat], [c, d]: [LngLat, LngLat]): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
