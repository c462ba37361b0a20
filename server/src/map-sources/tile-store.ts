import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ForeignTile, typeOf } from "./foreign-tile.ts";

/** Tiles of other hosts in a folder of this node; when it is full, what was not asked for the longest goes. */
export interface TileStore {
  /** With its age in ms. */
  read(key: string): Promise<(ForeignTile & { ageMs: number }) | undefined>;
  keep(key: string, tile: ForeignTile): Promise<void>;
}

interface Kept {
  bytes: number;
  at: number;
}

/** `key` may hold letters, digits and hyphens only: it is the file's name. Opens with what an earlier run has kept. */
export async function openTileStore(folder: string, mostBytes: number): Promise<TileStore> {
  await mkdir(folder, { recursive: true });
  const kept = await inventory(folder);
  let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0);

  const forget = async (key: string): Promise<void> => {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
    await rm(join(folder, key), { force: true });
  };
  const touch = (key: string, one: Kept): void => {
    // A Map keeps the order of insertion: the first is the one longest unused.
    kept.delete(key);
    kept.set(key, one);
  };
  return {
    async read(key) {
      const known = kept.get(key);
      if (known === undefined) return undefined;
      const body = await readFile(join(folder, key)).catch(() => undefined);
      if (body === undefined) {
        await forget(key);
        return undefined;
      }
      touch(key, known);
      return { body, type: typeOf(body), ageMs: Date.now() - known.at };
    },
    async keep(key, { body }) {
      if (body.length > mostBytes) return;
      const begun = join(folder, `${key}.${randomUUID()}.new`);
      await writeFile(begun, body);
      // In one step, so that nobody reads half a tile.
      await rename(begun, join(folder, key));
      bytes += body.length - (kept.get(key)?.bytes ?? 0);
      touch(key, { bytes: body.length, at: Date.now() });
      for (const [oldest] of kept) {
        if (bytes <= mostBytes) break;
        await forget(oldest);
      }
    },
  };
}

/** Oldest first. What a killed node left half written is removed. */
async function inventory(folder: string): Promise<Map<string, Kept>> {
  const found: [string, Kept][] = [];
  for (const name of await readdir(folder)) {
    if (name.endsWith(".new")) {
      await rm(join(folder, name), { force: true });
      continue;
    }
    const { size, mtimeMs } = await stat(join(folder, name));
    found.push([name, { bytes: size, at: mtimeMs }]);
  }
  return new Map(found.sort(([, one], [, other]) => one.at - other.at));
}
