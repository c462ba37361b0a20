import { indexPlaces, mapWithoutIndex } from "@najda/geo/postgis";
import type { Logger } from "./log.ts";
import { asDb, type Pool } from "./pool.ts";

/** A map that was imported by an older version has no index of its words: made once, while the server runs. */
export async function indexOlderMap(pool: Pool, log: Logger): Promise<void> {
  try {
    const mapId = await mapWithoutIndex(asDb(pool));
    if (mapId === undefined) return;
    await indexPlaces(asDb(pool), mapId);
    log.info("the places of the map in use can be searched");
  } catch (error) {
    log.warn({ err: error }, "the places of the map in use can't be searched: import the map again");
  }
}
