import type { LngLat } from "@najda/protocol";
import type { PolygonRings } from "./multipolygon.ts";

/** Web Mercator (EPSG:3857), the projection of the tiles. */
const radius = 6_378_137;
const srid = 3857;
const hasSrid = 0x20000000;

/** A line as extended WKB in hex, projected. */
export function lineWkb(points: LngLat[]): string {
  const wkb = writer(9 + 4 + 16 * points.length);
  wkb.head(2, true);
  wkb.points(points);
  return wkb.hex();
}

/** A multipolygon as extended WKB in hex, projected. */
export function multiPolygonWkb(polygons: PolygonRings[]): string {
  const points = polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
  const wkb = writer(13 + polygons.length * 9 + polygons.flat().length * 4 + points * 16);
  wkb.head(6, true);
  wkb.count(polygons.length);
  for (const rings of polygons) {
    wkb.head(3, false);
    wkb.count(rings.length);
    for (const ring of rings) wkb.points(ring);
  }
  return wkb.hex();
}

function writer(size: number) {
  const buffer = Buffer.allocUnsafe(size);
  let at = 0;
  const count = (value: number): void => {
    at = buffer.writeUInt32LE(value >>> 0, at);
  };
  return {
    count,
    head(type: number, withSrid: boolean): void {
      at = buffer.writeUInt8(1, at);
      count(withSrid ? type | hasSrid : type);
      if (withSrid) count(srid);
    },
    points(points: LngLat[]): void {
      count(points.length);
      for (const [lng, lat] of points) {
        at = buffer.writeDoubleLE((lng * Math.PI * radius) / 180, at);
        at = buffer.writeDoubleLE(Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * radius, at);
      }
    },
    hex: (): string => buffer.subarray(0, at).toString("hex"),
  };
}
