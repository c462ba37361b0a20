import type { Area } from "@najda/protocol";
import { polygonsOf } from "./rings.ts";

/**
 * One text for one area, the same in every runtime: always a MultiPolygon, coordinates at 7 decimals (1 cm),
 * so that a trip through PostGIS or JSON doesn't change it. The order of rings and points counts.
 */
export function canonicalArea(area: Area): string {
  const polygons = polygonsOf(area).map((rings) =>
    rings.map((ring) => ring.map(([lng, lat]) => [plain(lng), plain(lat)])),
  );
  return JSON.stringify({ type: "MultiPolygon", coordinates: polygons });
}

/** SHA-256 of the canonical area, 64 hex digits. Works in Node and in secure browser contexts. */
export async function hashArea(area: Area): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonicalArea(area)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function plain(degrees: number): string {
  // "-0.0000000" and "0.0000000" are the same place.
  return (Math.round(degrees * 1e7) / 1e7 + 0).toFixed(7);
}
