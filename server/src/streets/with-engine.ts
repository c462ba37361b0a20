import type { Logger } from "../infra/log.ts";
import { asDb, type Pool } from "../infra/pool.ts";
import { anyInForce } from "./closures.sql.ts";
import type { RoutingEngine } from "./routing-engine.ts";
import type { Streets } from "./streets.ts";

/** An engine that failed is left alone for this long: a recommendation does not wait for it again and again. */
const restMs = 5_000;

interface Parts {
  readonly engine: RoutingEngine;
  readonly pool: Pool;
  readonly log: Logger;
}

/**
 * Travel times and ways from the operator's engine, and from the own streets whenever it can't say: it is away, it
 * knows no way, or desks have drawn closures, of which it knows nothing. Reach and history stay with the own streets.
 */
export function withEngine(own: Streets, { engine, pool, log }: Parts): Streets {
  let restsUntil = 0;
  const ask = async <T>(question: () => Promise<T>): Promise<T | undefined> => {
    if (Date.now() < restsUntil) return undefined;
    try {
      if (own.mapId() !== undefined && (await anyInForce(asDb(pool)))) return undefined;
      return await question();
    } catch (error) {
      restsUntil = Date.now() + restMs;
      log.warn({ err: error }, "the routing engine gave no answer; the own streets are used meanwhile");
      return undefined;
    }
  };
  return {
    ...own,
    async travelTimes(incident, from) {
      const times = from.length === 0 ? [] : await ask(() => engine.travelSeconds(incident, from));
      const unknown = from.filter((_, at) => times?.[at] === undefined);
      const others = unknown.length === 0 ? [] : await own.travelTimes(incident, unknown);
      let next = 0;
      return from.map((_, at) => {
        const seconds = times?.[at];
        return seconds === undefined ? others[next++]! : { seconds, snappedMetres: 0, by: "streets" };
      });
    },
    route: async (from, to) => (await ask(() => engine.route(from, to))) ?? own.route(from, to),
  };
}
