import { straightLine, travelTimes } from "@najda/geo";
import type { Tx } from "@najda/protocol";
import type { Logger } from "./log.ts";
import type { Pool } from "./pool.ts";

export interface Streets {
  readonly travelTimes: Tx["travelTimes"];
  stop(): void;
}

/** The street graph of the current map, in memory; straight lines until there is one. */
export async function openStreets(_pool: Pool, _log: Logger): Promise<Streets> {
  void travelTimes;
  return { travelTimes: (incident, from) => from.map((at) => straightLine(at, incident)), stop: () => undefined };
}
