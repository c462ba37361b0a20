import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "../infra/log.ts";
import { inTransaction, type Pool, sqlState } from "../infra/pool.ts";
import type { Fix } from "./fix.ts";
import { type Fleets, marks } from "./fleet.ts";
import { savePositions } from "./positions.sql.ts";
import { repeat } from "./repeat.ts";
import { keepTrackDays } from "./track-days.sql.ts";

/** Under a second from the report to the row, the write included. */
const everyMs = 700;
/** One statement's share: larger ones hold up the event loop and the locks. */
const slice = 500;
const lastWriteMs = 3_000;

/** A position is replaced in a second: it need not wait for the disk, as everything else does. */
const begin = "begin; set local synchronous_commit to off";
/** SQLSTATE of a row for which there is no partition. */
const noPartition = "23514";

interface Parts {
  readonly pool: Pool;
  readonly log: Logger;
  readonly clock: { now(): Date };
  readonly fleets: Fleets;
  readonly node: string;
  /** How many days the track is kept. */
  readonly trackDays: number;
}

export interface WriteBehind {
  /** Writes what is left, for three seconds at most. */
  stop(): Promise<void>;
  readonly saved: number;
}

/** The newest position of every unit that moved goes to PostGIS; while that is away, it waits here, the newest only. */
export function openWriteBehind({ pool, log, clock, fleets, node, trackDays }: Parts): WriteBehind {
  let saved = 0;

  const makeDays = (): Promise<void> =>
    inTransaction(pool, (tx) => keepTrackDays(tx, { now: clock.now(), keepDays: trackDays }));

  const save = async (fixes: readonly Fix[]): Promise<void> => {
    await inTransaction(pool, (tx) => savePositions(tx, { fixes, node }), begin);
    saved += fixes.length;
  };

  const write = async (): Promise<void> => {
    for (const [, fleet] of fleets.entries()) {
      const fixes = fleet.drain(marks.unsaved);
      for (let from = 0; from < fixes.length; from += slice) {
        try {
          await save(fixes.slice(from, from + slice));
        } catch (error) {
          fleet.restore(fixes.slice(from), marks.unsaved);
          if (sqlState(error) === noPartition) await makeDays();
          throw error;
        }
      }
    }
  };

  const days = repeat({ name: "days of the track", everyMs: 3_600_000, log, round: makeDays });
  const writes = repeat({ name: "writing positions", everyMs, log, round: write });
  return {
    async stop() {
      const last = Promise.all([days.stop(), writes.stop()]).then(write);
      await Promise.race([last.catch((error: unknown) => log.warn({ error: String(error) }, "last positions not written")), pause(lastWriteMs, undefined, { ref: false })]);
    },
    get saved() {
      return saved;
    },
  };
}

