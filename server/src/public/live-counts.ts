import { countsOfLive } from "@najda/alerts";
import type { AlertCounts, Db } from "@najda/protocol";

export interface LiveCounts {
  readonly db: Db;
  readonly clock: { now(): Date };
  /** Tells the sockets of this node; called only when something moved. */
  readonly announce: (counted: { centreId: string; counts: AlertCounts }) => void;
  /** Whether anybody here is looking; nothing is asked while nobody is. */
  readonly wanted?: () => boolean;
  readonly onFault: (error: unknown) => void;
  readonly everyMs?: number;
}

const stillMovesMs = 3_600_000;

/**
 * Every second, how far the alerts of the moment got. Each node asks for its own desks: counts are not events, the
 * newest is all that matters, and a database row is the one place where they can't disagree. Returns what stops it.
 */
export function startLiveCounts({ db, clock, announce, wanted = () => true, onFault, everyMs = 1000 }: LiveCounts): () => Promise<void> {
  const told = new Map<string, string>();
  let round: Promise<void> = Promise.resolve();
  let idle = true;

  async function tellWhatMoved(): Promise<void> {
    const live = await countsOfLive(db, new Date(clock.now().getTime() - stillMovesMs));
    for (const counted of live) {
      const now = JSON.stringify(counted.counts);
      if (told.get(counted.counts.alertId) === now) continue;
      told.set(counted.counts.alertId, now);
      announce(counted);
    }
    const ids = new Set(live.map(({ counts }) => counts.alertId));
    for (const id of told.keys()) if (!ids.has(id)) told.delete(id);
  }

  const timer = setInterval(() => {
    // A slow database is asked again when it has answered, not on top.
    if (!idle || !wanted()) return;
    idle = false;
    round = tellWhatMoved()
      .catch(onFault)
      .finally(() => (idle = true));
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await round;
  };
}
