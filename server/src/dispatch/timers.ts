import type { Tx } from "@najda/protocol";
import { expireAlert, expiryTimer } from "@najda/alerts";
import { gapTimer, ringGap } from "../coverage/gaps.ts";
import type { App } from "../app.ts";
import { keepEvents } from "../edge/kept-events.sql.ts";
import { stepContext } from "../edge/step-context.ts";
import { inTransaction } from "../infra/pool.ts";
import { closureOver } from "../streets/closures.ts";
import { escalate } from "./escalation.ts";
import { claimDue, finishTimer, type Timer } from "./timers.sql.ts";

/** What each kind of timer does when it is due. */
const due: Record<Timer["kind"], (tx: Tx, timer: Timer) => Promise<void>> = {
  "assignment-unacknowledged": escalate,
  [gapTimer]: ringGap,
  "closure-over": (tx, timer) => closureOver(tx, timer.entityId),
  [expiryTimer]: (tx, timer) => expireAlert(tx, timer.entityId),
};

const everyMs = 500;

/** Rings what is due, on every node; SKIP LOCKED gives each timer to one of them. */
export function startTimers(app: App): { stop(): Promise<void> } {
  let stopped = false;
  let sleeping: NodeJS.Timeout | undefined;
  let wake: (() => void) | undefined;
  const run = async () => {
    while (!stopped) {
      await ringAllDue(app).catch((error: unknown) => app.log.error({ err: error }, "a timer failed; it stays due"));
      await new Promise<void>((resolve) => {
        wake = resolve;
        sleeping = setTimeout(resolve, stopped ? 0 : everyMs);
      });
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      clearTimeout(sleeping);
      wake?.();
      await running;
    },
  };
}

async function ringAllDue(app: App): Promise<void> {
  while (await ringOne(app)) app.wakeSequencer();
}

/** One timer, its effect and its end in one transaction; false when nothing is due. */
async function ringOne(app: App): Promise<boolean> {
  return inTransaction(app.pool, async (db) => {
    const now = app.clock.now();
    const timer = await claimDue(db, now);
    if (timer === undefined) return false;
    const { tx, announced } = stepContext(db, app);
    await due[timer.kind](tx, timer);
    await finishTimer(db, { ...timer, now });
    await keepEvents(db, { events: announced, now });
    return true;
  });
}
