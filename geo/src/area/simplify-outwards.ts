import type { Area, LngLat } from "@najda/protocol";
import { convexHull } from "./convex-hull.ts";
import { covers } from "./covers.ts";
import { boundsOf } from "./measures.ts";
import { outwardSteps, type Step } from "./outward-steps.ts";
import { polygonsOf, type Ring, twiceSignedArea, vertexCount } from "./rings.ts";

/**
 * An area of at most `maxVertices` points (closing points included, at least 5) that contains the whole of the
 * given one, so that nobody who should be warned drops out. Holes are filled; then the step that adds the least
 * ground is taken until it fits; when none is left that harms nothing, the convex hull takes over,
 * and in the last corner of the map the bounding box.
 */
export function simplifyOutwards(area: Area, maxVertices: number): Area {
  if (maxVertices < 5) throw new RangeError("simplifyOutwards needs room for at least 5 vertices");
  if (vertexCount(area) <= maxVertices) return area;
  const outers = withoutNested(polygonsOf(area).map((rings) => rings[0]!)).map(openCounterClockwise);
  return asArea(
    shrink(outers, maxVertices) ?? shrink([convexHull(outers.flat())], maxVertices) ?? [boxAround(outers.flat())],
  );
}

function boxAround(points: LngLat[]): Ring {
  const [west, south, east, north] = boundsOf(points);
  return [[west, south], [east, south], [east, north], [west, north]];
}

/** Takes the cheapest harmless step until the rings fit; undefined when they get stuck. Rings are open. */
function shrink(rings: Ring[], maxVertices: number): Ring[] | undefined {
  let count = rings.reduce((sum, ring) => sum + ring.length + 1, 0);
  while (count > maxVertices) {
    const step = cheapestStep(rings);
    if (step === undefined) return undefined;
    rings = rings.map((ring) => (ring === step.ring ? step.becomes() : ring));
    count -= 1;
  }
  return rings;
}

function cheapestStep(rings: Ring[]): Step | undefined {
  const steps = rings.flatMap((ring) => (ring.length > 3 ? outwardSteps(ring) : []));
  steps.sort((one, other) => one.adds - other.adds);
  const points = rings.flat();
  return steps.find((step) => step.harmless(points, rings));
}

/** A polygon inside another's hole vanishes when the hole is filled. */
function withoutNested(outers: Ring[]): Ring[] {
  return outers.filter(
    (ring, at) => !outers.some((other, otherAt) => otherAt !== at && covers({ type: "Polygon", coordinates: [other] }, ring[0]!)),
  );
}

function openCounterClockwise(ring: Ring): Ring {
  const open = ring.slice(0, -1).filter((point, at) => at === 0 || !same(point, ring[at - 1]!));
  return twiceSignedArea(ring) < 0 ? open.toReversed() : open;
}

function same(a: LngLat, b: LngLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function asArea(rings: Ring[]): Area {
  const closed = rings.map((ring) => [...ring, ring[0]!]);
  return closed.length === 1
    ? { type: "Polygon", coordinates: closed }
    : { type: "MultiPolygon", coordinates: closed.map((ring) => [ring]) };
}
