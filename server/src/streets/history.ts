import type { Tx } from "@najda/protocol";
import type { Logger } from "../infra/log.ts";
import { asDb, type Pool } from "../infra/pool.ts";
import { endedDrives, insertRecord } from "./history.sql.ts";
import type { Streets } from "./streets.ts";

interface Surroundings {
  readonly pool: Pool;
  readonly streets: Streets;
  readonly log: Logger;
  readonly clock: { now(): Date };
  readonly timeZone: string;
  /** In tests. */
  readonly everyMs?: number;
}

export interface History {
  readonly travel: Tx["travel"];
  stop(): Promise<void>;
}

const usualEveryMs = 60_000;

/**
 * What drives took against what the streets foretold: each drive that ended is recorded with what would have been
 * foretold for it, and from the records come the factors that every prediction is multiplied by. The prediction is made
 * afterwards, without the factors, so that a correction never corrects itself.
 */
export function startHistory({ pool, streets, log, clock, timeZone, everyMs = usualEveryMs }: Surroundings): History {
  let known: ReturnType<Tx["travel"]["accuracy"]> = { types: [], hours: [] };
  const hourNow = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone });

  const look = async (): Promise<void> => {
    const db = asDb(pool);
    if (streets.mapId() === undefined) return;
    for (const drive of await endedDrives(db, { now: clock.now(), timeZone })) {
      const [time] = await streets.travelTimes(drive.to, [drive.from]);
      if (time?.by === "streets" && (time.closures ?? 0) === 0) await insertRecord(db, { ...drive, predictedSeconds: time.seconds });
    }
    known = (await streets.calibrate(clock.now())) ?? known;
  };

  let looking: Promise<void> = Promise.resolve();
  const start = (): void => {
    looking = look().catch((error: unknown) => log.warn({ err: error }, "the history of drives can't be read"));
  };
  const timer = setInterval(start, everyMs);
  timer.unref();
  start();
  return {
    travel: {
      factor(unitType) {
        const hour = Number(hourNow.format(clock.now()));
        return (known.types.find((type) => type.unitType === unitType)?.factor ?? 1) * (known.hours[hour]?.factor ?? 1);
      },
      accuracy: () => known,
    },
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
