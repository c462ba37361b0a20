import { open } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { PMTiles } from "pmtiles";
import { CannotStart } from "../infra/postgres-cannot-start.ts";
import { type TileSource, typeOf } from "./foreign-tile.ts";
import { tileOfMbtiles } from "./mbtiles.sql.ts";

const gunzipAsync = promisify(gunzip);
const largestTile = 8 * 1024 * 1024;

/** A PMTiles archive on this machine (github.com/protomaps/PMTiles, version 3). */
export async function openPmtiles(path: string): Promise<TileSource> {
  const handle = await open(path, "r").catch((error: unknown) => cannot(path, error));
  const archive = new PMTiles({
    getKey: () => path,
    async getBytes(offset, length) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, offset);
      return { data: buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + bytesRead) };
    },
  });
  await archive.getHeader().catch((error: unknown) => cannot(path, error));
  return async ({ z, x, y }) => {
    const found = await archive.getZxy(z, x, y);
    if (found === undefined) return undefined;
    const body = Buffer.from(found.data);
    return { body, type: typeOf(body) };
  };
}

/** An MBTiles archive on this machine (version 1.3: rows count from the south). A look-up takes some hundredths of a millisecond. */
export async function openMbtiles(path: string): Promise<TileSource> {
  const statement = await prepare(path);
  return async ({ z, x, y }) => {
    const row = statement.get(z, x, 2 ** z - 1 - y);
    const packed = row?.["tile_data"];
    if (!(packed instanceof Uint8Array)) return undefined;
    const isGzip = packed[0] === 0x1f && packed[1] === 0x8b;
    const body = isGzip ? await gunzipAsync(packed, { maxOutputLength: largestTile }) : Buffer.from(packed);
    return { body, type: typeOf(body) };
  };
}

async function prepare(path: string) {
  // Only where such a file is used: Node still warns of its SQLite at the first import.
  const { DatabaseSync } = await import("node:sqlite");
  try {
    return new DatabaseSync(path, { readOnly: true }).prepare(tileOfMbtiles);
  } catch (error) {
    return cannot(path, error);
  }
}

function cannot(path: string, error: unknown): never {
  throw new CannotStart(`The map file ${path} can't be used: ${error instanceof Error ? error.message : String(error)}.`);
}
