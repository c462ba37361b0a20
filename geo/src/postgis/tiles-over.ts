import type { Bounds } from "../area/measures.ts";

/** Web Mercator ends here, in degrees. */
const polarLatitude = 85.051129;

/** The addresses of all tiles over a box, from zoom 0 down to `deepest`. */
export function tilesOver([west, south, east, north]: Bounds, deepest: number): { z: number; x: number; y: number }[] {
  const found: { z: number; x: number; y: number }[] = [];
  for (let z = 0; z <= deepest; z++) {
    const [left, right, top, bottom] = [column(west, z), column(east, z), row(north, z), row(south, z)];
    for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) found.push({ z, x, y });
  }
  return found;
}

function column(lng: number, z: number): number {
  return within(Math.floor(((lng + 180) / 360) * 2 ** z), z);
}

function row(lat: number, z: number): number {
  const radians = (Math.max(-polarLatitude, Math.min(polarLatitude, lat)) * Math.PI) / 180;
  return within(Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** z), z);
}

const within = (index: number, z: number): number => Math.max(0, Math.min(2 ** z - 1, index));
