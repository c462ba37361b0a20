/** A tile that was not made here. */
export interface ForeignTile {
  body: Buffer;
  type: string;
}

export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** Where tiles come from; undefined where there is none. */
export type TileSource = (address: TileAddress) => Promise<ForeignTile | undefined>;

const vector = "application/vnd.mapbox-vector-tile";

/** What may be handed on to a browser: pictures and vector tiles, never a page or a script. */
export const allowedTypes = ["image/png", "image/jpeg", "image/webp", vector];

/** The kind of a tile by its first bytes; what is none of the pictures is taken for a vector tile. */
export function typeOf(body: Buffer): string {
  if (body.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return "image/png";
  if (body.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg";
  if (body.subarray(0, 4).toString("latin1") === "RIFF" && body.subarray(8, 12).toString("latin1") === "WEBP") return "image/webp";
  return vector;
}
