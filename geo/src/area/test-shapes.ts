import type { LngLat } from "@najda/protocol";
import type { Ring } from "./rings.ts";

/** Shapes for tests: a closed counter-clockwise square from its south-west corner. */
export function square(west: number, south: number, side: number): Ring {
  return [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]];
}

/** A closed ring around a centre, its corners at growing angles and wobbling distances: never crosses itself. */
export function wobblyRing(corners: number, [lng, lat]: LngLat, seed = 1): Ring {
  const ring: Ring = [];
  for (let at = 0; at < corners; at++) {
    const angle = (at / corners) * 2 * Math.PI;
    const radius = 0.05 + 0.03 * Math.sin(seed + at * 12.9898) ** 2;
    ring.push([lng + radius * Math.cos(angle), lat + radius * Math.sin(angle)]);
  }
  return [...ring, ring[0]!];
}

/** A star polygon whose every edge crosses nearly all others. */
export function star(corners: number): Ring {
  const step = Math.floor(corners / 2) - 1;
  const ring: Ring = [];
  for (let at = 0; at < corners; at++) {
    const angle = (((at * step) % corners) / corners) * 2 * Math.PI;
    ring.push([44 + 0.1 * Math.cos(angle), 36 + 0.1 * Math.sin(angle)]);
  }
  return [...ring, ring[0]!];
}
