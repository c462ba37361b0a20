import type { Logger } from "../infra/log.ts";
import { asDb, type Pool } from "../infra/pool.ts";
import type { Fleets } from "./fleet.ts";
import { readWritten } from "./positions.sql.ts";
import { type Repeated, repeat } from "./repeat.ts";

const everyMs = 1_000;
/** With the wire alive, only for a node that has lost its own end of it. */
const everyRoundsWithWire = 5;
/** A row may become visible this long after the time that it carries; what is read twice is no news. */
const overlapMs = 2_000;

interface Parts {
  readonly pool: Pool;
  readonly log: Logger;
  readonly fleets: Fleets;
  readonly node: string;
  readonly isWireAlive: () => boolean;
}

/** Reads from PostgreSQL where units are: all of them at the start, then what other nodes wrote since. */
export function followNeighbours({ pool, log, fleets, node, isWireAlive }: Parts): Repeated {
  let newest: number | undefined;
  let roundsToWait = 0;
  const round = async (): Promise<void> => {
    roundsToWait -= 1;
    if (isWireAlive() && roundsToWait > 0) return;
    roundsToWait = everyRoundsWithWire;
    const after = newest === undefined ? undefined : newest - overlapMs;
    for (const { centreId, fix, writtenAt } of await readWritten(asDb(pool), { after, node })) {
      fleets.of(centreId).take(fix, false);
      newest = Math.max(newest ?? 0, writtenAt);
    }
  };
  return repeat({ name: "reading positions of other nodes", everyMs, log, round });
}
