import type { From } from "./source-list.ts";
import { allowedTypes, type ForeignTile, type TileAddress, typeOf } from "./foreign-tile.ts";

type Remote = Extract<From, { tiles: string } | { wms: string }>;

const patienceMs = 8_000;
const largestTile = 4 * 1024 * 1024;

/** Half the width of the world in Web Mercator, in metres. */
const halfWorld = 20_037_508.342789244;

/** The address of a tile at its source. Only whole numbers get into it: where it leads is the operator's word alone. */
export function remoteUrl(from: Remote, { z, x, y }: TileAddress, tileSize: number): string {
  if ("tiles" in from) return from.tiles.replace("{z}", String(z)).replace("{x}", String(x)).replace("{y}", String(y));
  const side = (2 * halfWorld) / 2 ** z;
  const [west, north] = [x * side - halfWorld, halfWorld - y * side];
  const url = new URL(from.wms);
  const asked = {
    SERVICE: "WMS", REQUEST: "GetMap", VERSION: from.version, LAYERS: from.layers, STYLES: from.styles, FORMAT: "image/png", TRANSPARENT: "TRUE",
    [from.version === "1.3.0" ? "CRS" : "SRS"]: "EPSG:3857", BBOX: [west, north - side, west + side, north].join(","), WIDTH: String(tileSize), HEIGHT: String(tileSize),
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * Fetches a tile from its source; undefined where the source says that there is none. Follows no redirect (it could
 * lead into the own network), takes nothing but pictures and vector tiles, and neither waits nor reads without end.
 */
export async function fetchTile(url: string): Promise<ForeignTile | undefined> {
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(patienceMs), headers: { "User-Agent": "Najda", Accept: allowedTypes.join(", ") } });
  if (response.status === 404 || response.status === 204) {
    await response.body?.cancel();
    return undefined;
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`the map source answered ${response.status}`);
  }
  const said = response.headers.get("content-type")?.split(";")[0]?.trim() ?? "";
  if (!allowedTypes.includes(said) && !["application/x-protobuf", "application/octet-stream"].includes(said)) {
    await response.body?.cancel();
    throw new Error(`the map source answered with ${said === "" ? "no content type" : said}`);
  }
  const body = await bounded(response);
  return { body, type: typeOf(body) };
}

async function bounded(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > largestTile) throw new Error("the map source's tile is too large");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
