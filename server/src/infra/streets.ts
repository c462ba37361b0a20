import { straightLine, travelTimes, type StreetGraph } from "@najda/geo";
import { currentMap, loadGraph } from "@najda/geo/postgis";
import type { Tx } from "@najda/protocol";
import type { Logger } from "./log.ts";
import { asDb, type Pool } from "./pool.ts";

export interface Streets {
  readonly travelTimes: Tx["travelTimes"];
  stop(): void;
}

const lookEveryMs = 15_000;

/** The street graph of the map in use, in memory; straight lines until there is one. A new import is noticed here. */
export async function openStreets(pool: Pool, log: Logger): Promise<Streets> {
  let loaded: { mapId: string; graph: StreetGraph } | undefined = await loadGraph(asDb(pool));
  const look = async () => {
    const current = await currentMap(asDb(pool));
    if (current === undefined || current.id === loaded?.mapId) return;
    loaded = await loadGraph(asDb(pool));
    log.info({ map: current.name }, "the streets of a new map are in use");
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.warn({ err: error }, "the map in use can't be read"));
  }, lookEveryMs);
  timer.unref();
  return {
    travelTimes: (incident, from) =>
      loaded === undefined ? from.map((at) => straightLine(at, incident)) : travelTimes(loaded.graph, incident, from),
    stop: () => clearInterval(timer),
  };
}
