import type { Db } from "@najda/protocol";
import pg from "pg";
import type { Logger } from "../infra/log.ts";
import { asDb } from "../infra/pool.ts";
import { types } from "../infra/rows.ts";
import { alarm } from "../infra/wake.ts";
import { listen, notify, numberCommitted, tryLead, type Numbered } from "./log.sql.ts";

interface Parts {
  readonly url: string;
  readonly log: Logger;
  /** Gets each batch as soon as its numbers are committed; only on the leader. */
  onNumbered(events: readonly Numbered[]): void;
  /** The log has grown somewhere. */
  onNews(): void;
  /** Whatever else only the leader does, on the connection that is its lock: sealing the audit. Each turn, after numbering. */
  leaderChore?(db: Db): Promise<void>;
}

export interface Sequencer {
  wake(): void;
  isLeader(): boolean;
  stop(): Promise<void>;
}

const pollMs = 500;
const retryMs = 1_000;

/**
 * Numbers the kept events. Every node runs one; the advisory lock lets one of them lead, and its connection is the
 * lock: when it breaks, another leads within a second. Woken by commits of this process, by NOTIFY from others, and
 * every half second for whatever neither told.
 */
export function startSequencer(parts: Parts): Sequencer {
  const clock = alarm();
  const state = { leader: false, stopped: false, client: undefined as pg.Client | undefined };
  const running = live(parts, { clock, state });
  return {
    wake: clock.wake,
    isLeader: () => state.leader,
    async stop() {
      state.stopped = true;
      clock.wake();
      await running;
    },
  };
}

interface Inner {
  readonly clock: ReturnType<typeof alarm>;
  readonly state: { leader: boolean; stopped: boolean; client: pg.Client | undefined };
}

async function live(parts: Parts, inner: Inner): Promise<void> {
  while (!inner.state.stopped) {
    try {
      await oneConnection(parts, inner);
    } catch (error) {
      parts.log.warn({ error: error instanceof Error ? error.message : String(error) }, "the sequencer lost its connection");
    } finally {
      inner.state.leader = false;
    }
    if (!inner.state.stopped) await inner.clock.sleep(retryMs);
  }
}

/** As long as one connection lives: first as a listener, then, when the lock is free, as the leader. */
async function oneConnection(parts: Parts, { clock, state }: Inner): Promise<void> {
  const client = new pg.Client({
    connectionString: parts.url,
    application_name: "najda sequencer",
    types,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
    statement_timeout: 8_000,
    keepAlive: true,
  });
  let broken: Error | undefined;
  client.on("error", (error) => {
    broken = error;
    clock.wake();
  });
  client.on("notification", ({ channel }) => {
    if (channel === "najda_numbered") parts.onNews();
    clock.wake();
  });
  try {
    await client.connect();
    const db = asDb(client);
    await listen(db);
    while (!state.stopped && broken === undefined) {
      if (!state.leader) state.leader = await tryLead(db);
      if (state.leader) await lead(parts, db);
      else parts.onNews();
      await clock.sleep(pollMs);
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function lead(parts: Parts, db: Db): Promise<void> {
  for (;;) {
    const batch = await numberCommitted(db);
    if (batch.length === 0) break;
    parts.onNumbered(batch);
    await notify(db, "najda_numbered");
  }
  await parts.leaderChore?.(db);
}
