import { type Area, type LngLat, Refused } from "@najda/protocol";
import { covers } from "./covers.ts";
import { ringsMeet } from "./crossings.ts";
import { areaKm2 } from "./measures.ts";
import { polygonsOf, type Ring, twiceSignedArea } from "./rings.ts";

/** Why an area was refused; the fact `why` of the refusal `area-invalid`. */
export type AreaFault =
  | "not-an-area" | "too-many-vertices" | "too-many-rings" | "not-a-position" | "out-of-range" | "too-few-points"
  | "unclosed" | "antimeridian" | "zero-area" | "self-intersecting" | "hole-outside" | "overlapping";

const smallestKm2 = 1e-6;

/**
 * Reads a GeoJSON Polygon or MultiPolygon from outside, or throws `Refused("area-invalid", { why })`.
 *
 * Nothing is repaired: what people approve must be what they drew, and repairing in PostGIS can hold a backend
 * for minutes. The cheap questions come first, so a hostile shape costs no more than counting it. What passes
 * is valid for PostGIS as well (stricter even: rings may not touch).
 */
export function checkArea(area: unknown, limits: { maxVertices?: number; maxRings?: number } = {}): Area {
  const shape = readShape(area, { maxVertices: limits.maxVertices ?? 1000, maxRings: limits.maxRings ?? 50 });
  for (const ring of polygonsOf(shape).flat()) checkRing(ring);
  for (const ring of polygonsOf(shape).flat()) {
    // A ring without an inside also runs back over itself; this is the plainer thing to say.
    if (areaKm2({ type: "Polygon", coordinates: [ring] }) < smallestKm2) refuse("zero-area");
  }
  if (ringsMeet(polygonsOf(shape).flat())) refuse("self-intersecting");
  checkNesting(polygonsOf(shape));
  return shape;
}

interface Limits {
  readonly maxVertices: number;
  readonly maxRings: number;
}

function readShape(area: unknown, limits: Limits): Area {
  if (typeof area !== "object" || area === null || !("type" in area) || !("coordinates" in area)) refuse("not-an-area");
  const { type, coordinates } = area;
  if (type !== "Polygon" && type !== "MultiPolygon") refuse("not-an-area");
  const read = readPolygons(type === "Polygon" ? [coordinates] : nonEmptyList(coordinates), limits);
  return type === "Polygon" ? { type, coordinates: read[0] ?? refuse("not-an-area") } : { type, coordinates: read };
}

function readPolygons(polygons: unknown[], { maxVertices, maxRings }: Limits): Ring[][] {
  const rings = polygons.map(nonEmptyList);
  if (rings.reduce((sum, polygon) => sum + polygon.length, 0) > maxRings) refuse("too-many-rings");
  const points = rings.map((polygon) => polygon.map(nonEmptyList));
  if (points.flat().reduce((sum, ring) => sum + ring.length, 0) > maxVertices) refuse("too-many-vertices");
  return points.map((polygon) => polygon.map((ring) => ring.map(readPosition)));
}

function nonEmptyList(value: unknown): unknown[] {
  return Array.isArray(value) && value.length > 0 ? value : refuse("not-an-area");
}

function readPosition(position: unknown): LngLat {
  if (!Array.isArray(position) || position.length !== 2) refuse("not-a-position");
  const [lng, lat]: unknown[] = position;
  if (typeof lng !== "number" || typeof lat !== "number") refuse("not-a-position");
  // NaN fails every comparison, so it is asked this way round.
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) refuse("out-of-range");
  return [lng, lat];
}

function checkRing(ring: Ring): void {
  if (ring.length < 4) refuse("too-few-points");
  const first = ring[0]!;
  const last = ring.at(-1)!;
  if (first[0] !== last[0] || first[1] !== last[1]) refuse("unclosed");
  for (let i = 0; i + 1 < ring.length; i++) {
    // RFC 7946, 3.1.9: what crosses the antimeridian is cut there; an edge round the back of the earth was not.
    if (Math.abs(ring[i + 1]![0] - ring[i]![0]) > 180) refuse("antimeridian");
  }
  if (twiceSignedArea(ring) === 0) refuse("zero-area");
}

/** No two rings meet, so one point of each tells where the whole ring lies. */
function checkNesting(polygons: Ring[][]): void {
  for (const [outer, ...holes] of polygons) {
    for (const [at, hole] of holes.entries()) {
      if (!inside(outer!, hole)) refuse("hole-outside");
      if (holes.some((other, otherAt) => otherAt !== at && inside(other, hole))) refuse("overlapping");
    }
  }
  for (const [at, polygon] of polygons.entries()) {
    const area: Area = { type: "Polygon", coordinates: polygon };
    if (polygons.some((other, otherAt) => otherAt !== at && covers(area, other[0]![0]!))) refuse("overlapping");
  }
}

function inside(outer: Ring, ring: Ring): boolean {
  return covers({ type: "Polygon", coordinates: [outer] }, ring[0]!);
}

function refuse(why: AreaFault): never {
  throw new Refused("area-invalid", { why });
}
