import { currentMap, tile, type Tile, type TileAddress } from "@najda/geo/postgis";
import type { Db } from "@najda/protocol";

/** Tiles of the map in use, the last ones asked for in memory. */
export interface TileMemory {
  get(address: TileAddress): Promise<Tile>;
}

const mostBytes = 48 * 1024 * 1024;
/** How long a new map may stay unnoticed. */
const lookEveryMs = 1000;

/**
 * Answers from memory what was asked for before, as long as the same map is in use; that is looked up at most once a
 * second. The same tile asked for by many at once is made once.
 */
export function tileMemory(db: Db): TileMemory {
  let kept = new Map<string, Tile>();
  let bytes = 0;
  let mapId: string | undefined;
  let lookedAt = 0;
  let looking: Promise<void> | undefined;
  const underWay = new Map<string, Promise<Tile>>();

  const look = async (): Promise<void> => {
    const id = (await currentMap(db))?.id;
    if (id !== mapId) {
      kept = new Map();
      bytes = 0;
    }
    mapId = id;
    lookedAt = Date.now();
  };
  const keep = (key: string, made: Tile, into: Map<string, Tile>): void => {
    if (into !== kept || made.body.length === 0 || mapId === undefined) return;
    kept.set(key, made);
    bytes += made.body.length;
    for (const [oldest, { body }] of kept) {
      if (bytes <= mostBytes) break;
      kept.delete(oldest);
      bytes -= body.length;
    }
  };
  return {
    async get(address) {
      if (Date.now() - lookedAt > lookEveryMs) await (looking ??= look().finally(() => (looking = undefined)));
      const key = `${address.z}/${address.x}/${address.y}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      // What was begun for the map before must not be kept for the next.
      const into = kept;
      const asked = underWay.get(key) ?? tile(db, address).finally(() => underWay.delete(key));
      underWay.set(key, asked);
      const made = await asked;
      if (!kept.has(key)) keep(key, made, into);
      return made;
    },
  };
}
