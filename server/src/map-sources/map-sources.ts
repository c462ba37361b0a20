import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Logger } from "../infra/log.ts";
import { openMbtiles, openPmtiles } from "./archives.ts";
import type { ForeignTile, TileAddress, TileSource } from "./foreign-tile.ts";
import { fetchTile, remoteUrl } from "./remote-tiles.ts";
import { readSourceList, type Shown, type SourceList } from "./source-list.ts";
import { openTileStore, type TileStore } from "./tile-store.ts";

/** Base maps and pictures of the ground that the operator's configuration names, all through this server. */
export interface MapSources extends SourceList {
  /** Undefined where there is no such layer, or the layer has nothing there. Throws when its source doesn't answer. */
  tile(id: string, address: TileAddress): Promise<ForeignTile | undefined>;
}

/** Kept tiles are asked for again after this; when the source doesn't answer they go on serving. */
const freshMs = 30 * 24 * 3600_000;
/** Requests under way at one source. */
const mostAtOnce = 12;
/** More than this waiting: the map has moved on, or somebody abuses it. */
const mostWaiting = 200;

type Settings = Pick<Config, "MAP_SOURCES_FILE" | "MAP_CACHE_MEGABYTES" | "DATA_FOLDER">;

export async function openMapSources(config: Settings, log: Logger): Promise<MapSources> {
  const list = readSourceList(config.MAP_SOURCES_FILE);
  const all: (Shown & { id: string })[] = [...(list.base === undefined ? [] : [{ ...list.base, id: "base" }]), ...list.layers];
  const isRemote = all.some(({ from }) => "tiles" in from || "wms" in from);
  const store = isRemote ? await openTileStore(join(config.DATA_FOLDER, "map-cache"), config.MAP_CACHE_MEGABYTES * 1e6) : undefined;
  const opened = new Map<string, { shown: Shown; source: TileSource }>();
  for (const shown of all) opened.set(shown.id, { shown, source: await sourceOf(shown, { store, log }) });
  return {
    ...list,
    async tile(id, address) {
      const found = opened.get(id);
      if (found === undefined || address.z < found.shown.minzoom || address.z > found.shown.maxzoom) return undefined;
      return found.source(address);
    },
  };
}

async function sourceOf(shown: Shown & { id: string }, { store, log }: { store: TileStore | undefined; log: Logger }): Promise<TileSource> {
  const { from } = shown;
  if ("pmtiles" in from) return openPmtiles(from.pmtiles);
  if ("mbtiles" in from) return openMbtiles(from.mbtiles);
  const enter = gate();
  const fetched = (address: TileAddress) => enter(() => fetchTile(remoteUrl(from, address, shown.tileSize)));
  // Another address under the same id is another map.
  const hash = createHash("sha256").update(JSON.stringify([from, shown.tileSize])).digest("hex").slice(0, 12);
  return coalesced(async ({ z, x, y }) => {
    const key = `${shown.id}-${hash}-${z}-${x}-${y}`;
    const kept = await store?.read(key);
    if (kept !== undefined && kept.ageMs < freshMs) return kept;
    try {
      const tile = await fetched({ z, x, y });
      if (tile !== undefined) await store?.keep(key, tile);
      return tile;
    } catch (error) {
      if (kept !== undefined) return kept;
      log.warn({ err: error, layer: shown.id }, "a map source does not answer");
      throw error;
    }
  });
}

/** Whoever asks for what is being fetched waits for the same answer. */
function coalesced(source: TileSource): TileSource {
  const underWay = new Map<string, Promise<ForeignTile | undefined>>();
  return (address) => {
    const key = `${address.z}/${address.x}/${address.y}`;
    const known = underWay.get(key);
    if (known !== undefined) return known;
    const asked = source(address).finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return asked;
  };
}

function gate(): <T>(step: () => Promise<T>) => Promise<T> {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async (step) => {
    if (inside >= mostAtOnce) {
      if (waiting.length >= mostWaiting) throw new Error("too many tiles are asked for at once");
      // Whoever leaves hands the place on, so nobody slips in between.
      await new Promise<void>((enter) => waiting.push(enter));
    } else inside++;
    try {
      return await step();
    } finally {
      const next = waiting.shift();
      if (next === undefined) inside--;
      else next();
    }
  };
}
