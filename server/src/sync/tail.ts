import type { Logger } from "../infra/log.ts";
import { asDb, type Pool } from "../infra/pool.ts";
import { alarm } from "../infra/wake.ts";
import { eventsAfter, lastNumber, type Numbered } from "./log.sql.ts";

interface Parts {
  readonly pool: Pool;
  readonly log: Logger;
  /** Called once for each event, in the order of numbers, without a gap. */
  emit(event: Numbered): void;
}

export interface Tail {
  /** Events that arrived by a fast way. In order and next in line: emitted at once; otherwise PostgreSQL is asked. */
  offer(events: readonly Numbered[]): void;
  /** The log has grown: look. */
  look(): void;
  /** The last number that was emitted here. */
  number(): number;
  stop(): Promise<void>;
}

/** This node's own reading of the log. Whatever fast way events come by, PostgreSQL decides what is missing. */
export async function startTail(parts: Parts): Promise<Tail> {
  const state = { number: await lastNumber(asDb(parts.pool)), stopped: false };
  const clock = alarm();
  const take = (event: Numbered) => {
    if (event.number !== state.number + 1) return;
    state.number = event.number;
    parts.emit(event);
  };
  const running = readOn(parts, { state, clock, take });
  return {
    offer(events) {
      for (const event of events) take(event);
      const last = events.at(-1);
      if (last !== undefined && last.number > state.number) clock.wake();
    },
    look: clock.wake,
    number: () => state.number,
    async stop() {
      state.stopped = true;
      clock.wake();
      await running;
    },
  };
}

interface Inner {
  readonly state: { number: number; stopped: boolean };
  readonly clock: ReturnType<typeof alarm>;
  take(event: Numbered): void;
}

const batch = 500;

async function readOn({ pool, log }: Parts, { state, clock, take }: Inner): Promise<void> {
  while (!state.stopped) {
    try {
      const events = await eventsAfter(asDb(pool), { after: state.number, limit: batch });
      for (const event of events) take(event);
      if (events.length === batch) continue;
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : String(error) }, "the tail can't read the log");
    }
    await clock.sleep(1_000);
  }
}
