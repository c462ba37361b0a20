import type { LngLat } from "@najda/protocol";
import { covers } from "../area/covers.ts";
import { type Ring, twiceSignedArea } from "../area/rings.ts";

/** A polygon: its outer ring, then its holes. */
export type PolygonRings = Ring[];

/**
 * Joins the member ways of a multipolygon relation, given as lists of node ids, into closed rings. Ways that
 * find no partner (the extract ends there) are left out.
 */
export function joinRings(ways: (readonly number[])[]): number[][] {
  const rings: number[][] = [];
  const open: number[][] = [];
  for (const way of ways) {
    let chain = [...way];
    for (;;) {
      if (chain[0] === chain.at(-1)) break;
      const partner = open.findIndex((other) => touches(other, chain));
      if (partner < 0) break;
      chain = join(open.splice(partner, 1)[0]!, chain);
    }
    if (chain.length >= 4 && chain[0] === chain.at(-1)) rings.push(chain);
    else if (chain.length >= 2) open.push(chain);
  }
  return rings;
}

function touches(one: number[], other: number[]): boolean {
  return [other[0], other.at(-1)].some((end) => end === one[0] || end === one.at(-1));
}

function join(one: number[], other: number[]): number[] {
  if (one.at(-1) === other[0]) return [...one, ...other.slice(1)];
  if (one.at(-1) === other.at(-1)) return [...one, ...other.toReversed().slice(1)];
  if (one[0] === other.at(-1)) return [...other, ...one.slice(1)];
  return [...other.toReversed(), ...one.slice(1)];
}

/** Gives each hole to the outer ring around it. Outer rings run counter-clockwise, holes clockwise. */
export function polygonsFrom(outers: Ring[], inners: Ring[]): PolygonRings[] {
  const polygons = outers.map((outer): PolygonRings => [turned(outer, 1)]);
  for (const inner of inners) {
    const home = polygons.find(([outer]) => inside(outer!, inner));
    home?.push(turned(inner, -1));
  }
  return polygons;
}

function inside(outer: Ring, ring: Ring): boolean {
  return covers({ type: "Polygon", coordinates: [outer] }, middle(ring));
}

/** A point of the ring that no neighbour shares: the middle of its first edge. */
function middle([a, b]: Ring): LngLat {
  return [(a![0] + b![0]) / 2, (a![1] + b![1]) / 2];
}

function turned(ring: Ring, sense: 1 | -1): Ring {
  return twiceSignedArea(ring) * sense < 0 ? ring.toReversed() : ring;
}
