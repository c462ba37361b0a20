import { forgetRecipients, openRanges, planRanges, sendRange, unfinished, type FanOut, type Planning, type Range } from "@najda/alerts";
import type { AnyKeptEvent, Db, Tx } from "@najda/protocol";
import type { App } from "./app.ts";
import { pushFor, wakeCrew, type CrewPush } from "./dispatch/crew-push.job.ts";
import { keepEvents } from "./edge/kept-events.sql.ts";
import { stepContext } from "./edge/step-context.ts";
import { asDb, inTransaction } from "./infra/pool.ts";
import type { PushSenders } from "./infra/push.ts";
import { openQueue, type Added, type JobQueue, type QueueBackend, type Work } from "./infra/queue.ts";
import { alarm } from "./infra/wake.ts";

/** Everything that is done by jobs, and what each one carries. */
export type Jobs = {
  readonly "alert-plan": Planning;
  readonly "alert-range": Range;
  readonly "crew-push": CrewPush;
};

/**
 * Two ranges at a time keep the 100 streams of a push service's session busy, and keep few recipients in doubt
 * should this process be killed.
 */
const concurrency = 2;
const lookEveryMs = 2_000;
/** How often what should have been through long ago is planned again and its failed jobs get a new start. */
const remindEveryMs = 60_000;

export interface RunningJobs {
  /** An alert was just approved or cancelled: don't wait for the next look. */
  readonly nudge: () => void;
  /** Freshly numbered events, on the leader: those that call for a crew's device become jobs. */
  readonly follow: (events: readonly AnyKeptEvent[]) => void;
  readonly stop: () => Promise<void>;
}

interface Start {
  readonly backend: QueueBackend;
  readonly push: PushSenders;
  /** Recipients of one job, where the default of 1,000 is not wanted. */
  readonly rangeSize?: number;
}

/** The queue, its worker and its relay on this node. */
export async function startJobs(app: App, { backend, push, rangeSize }: Start): Promise<RunningJobs> {
  const state = { stopping: false };
  const fanOut = { ...fanOutOf(app, push), stopping: () => state.stopping, ...(rangeSize === undefined ? {} : { rangeSize }) };
  const queue: JobQueue<Jobs> = await openQueue<Jobs>({
    name: "najda",
    backend,
    concurrency,
    log: app.log,
    work: workOf(app, { fanOut, push }, (jobs) => queue.add(jobs)),
  });
  const relay = startRelay(app, queue);
  return {
    nudge: () => relay.nudge(),
    follow(events) {
      const pushes = crewPushes(events);
      if (pushes.length === 0) return;
      queue.add(pushes).catch((error: unknown) => app.log.warn({ err: error }, "crews are not woken by push; the escalation tells the desk"));
    },
    async stop() {
      state.stopping = true;
      await relay.stop();
      await queue.close();
    },
  };
}

function workOf(app: App, { fanOut, push }: { fanOut: FanOut; push: PushSenders }, add: JobQueue<Jobs>["add"]): Work<Jobs> {
  return {
    "alert-plan": (planning) => planRanges(fanOut, planning, (ranges) => add(rangeJobs(planning, ranges))),
    "alert-range": async (range) => {
      const { again, troubles } = await sendRange(fanOut, range);
      if (troubles.length > 0) app.log.error({ alertId: range.alertId, troubles }, "a push service does not accept us");
      if (again !== undefined) return { againInMs: Math.max(again.getTime() - app.clock.now().getTime(), 100) };
    },
    "crew-push": (wanted) => wakeCrew({ db: asDb(app.pool), send: push.crews }, wanted),
  };
}

/** The event's number is the job's id: a leader that numbers again after a fault adds nothing twice. */
const crewPushes = (events: readonly AnyKeptEvent[]): Added<Jobs>[] =>
  events.flatMap((event) => {
    const content = pushFor(event);
    return content === undefined ? [] : [{ name: "crew-push", id: `crew-push-${event.number}`, content }];
  });

const rangeJobs = ({ alertId, version }: Planning, ranges: readonly number[]): Added<Jobs>[] =>
  ranges.map((range) => ({ name: "alert-range", id: `${alertId}:${version}:${range}`, content: { alertId, version, range } }));

/**
 * Jobs can't be added inside a step's transaction. The frozen version that approval commits is the order to send;
 * the relay looks for such orders and adds their jobs, under ids that any number of relays may add.
 */
function startRelay(app: App, queue: JobQueue<Jobs>): { nudge(): void; stop(): Promise<void> } {
  const bell = alarm();
  let stopped = false;
  let reminded = Date.now();
  const run = async (): Promise<void> => {
    while (!stopped) {
      const remind = Date.now() - reminded > remindEveryMs;
      if (remind) reminded = Date.now();
      await look(asDb(app.pool), { queue, remind }).catch((error: unknown) => app.log.warn({ err: error }, "orders to send wait for the next look"));
      if (remind) await forget(asDb(app.pool), app.clock.now()).catch((error: unknown) => app.log.warn({ err: error }, "who was told is remembered longer"));
      await bell.sleep(stopped ? 0 : lookEveryMs);
    }
  };
  const running = run();
  return {
    nudge: () => bell.wake(),
    async stop() {
      stopped = true;
      bell.wake();
      await running;
    },
  };
}

const toldRememberedMs = 86_400_000;
const forgottenAtOnce = 5_000;

/** A day after an alert has ended nobody needs to know any more who was told of it. */
async function forget(db: Db, now: Date): Promise<void> {
  const endedBefore = new Date(now.getTime() - toldRememberedMs);
  while ((await forgetRecipients(db, { endedBefore, most: forgottenAtOnce })) === forgottenAtOnce);
}

async function look(db: Db, { queue, remind }: { queue: JobQueue<Jobs>; remind: boolean }): Promise<void> {
  const orders = await unfinished(db);
  const fresh = orders.filter((order) => !order.planned);
  await queue.add(fresh.map(({ alertId, version }) => ({ name: "alert-plan", id: `${alertId}:${version}:plan`, content: { alertId, version } })));
  if (!remind || orders.length === 0) return;
  const minute = Math.floor(Date.now() / remindEveryMs);
  await queue.add(orders.map(({ alertId, version }) => ({ name: "alert-plan", id: `${alertId}:${version}:plan-${minute}`, content: { alertId, version } })));
  for (const order of orders) await queue.add(rangeJobs(order, await openRanges(db, order)));
  await queue.retryFailed();
}

function fanOutOf(app: App, push: PushSenders): FanOut {
  return {
    db: asDb(app.pool),
    clock: app.clock,
    senders: { browser: { public: push.public, exercise: push.exercise }, app: push.app },
    urlOf: (alertId) => `/citizen/alerts/${alertId}`,
    transaction: (step) => inStep(app, step),
  };
}

/** A step that no command started: its events are kept in its transaction, and the sequencer is told. */
async function inStep<T>(app: App, step: (tx: Tx) => Promise<T>): Promise<T> {
  const { value, woke } = await inTransaction(app.pool, async (db) => {
    const { tx, announced } = stepContext(db, app);
    const value = await step(tx);
    await keepEvents(db, { events: announced, now: app.clock.now() });
    return { value, woke: announced.length > 0 };
  });
  if (woke) app.wakeSequencer();
  return value;
}
