import { createPostgresBackend, DelayedError, Queue, runMigrations, Worker, type IQueueBackend, type Job } from "bullmq";
import { Client } from "pg";
import type { Logger } from "./log.ts";
import { within } from "./within.ts";

/** The jobs of a queue by name, and what each one carries. */
export type JobTable = Readonly<Record<string, object>>;

/** Done, or the time in milliseconds from now after which the same job is run again. */
export type Worked = { readonly againInMs: number } | void;

/** What each kind of job does with its content. Every effect must be safe to run twice: queues run at least once. */
export type Work<Jobs extends JobTable> = { readonly [N in keyof Jobs & string]: (content: Jobs[N]) => Promise<Worked> };

/** A job and its id: as long as one with this id is remembered, no second one is added. */
export type Added<Jobs extends JobTable> = { [N in keyof Jobs & string]: { readonly name: N; readonly id: string; readonly content: Jobs[N] } }[keyof Jobs & string];

export interface JobQueue<Jobs extends JobTable> {
  readonly add: (jobs: readonly Added<Jobs>[]) => Promise<void>;
  /** Gives every job that used up its attempts a new start. */
  readonly retryFailed: () => Promise<void>;
  /** Takes no more jobs, waits for those under way. */
  readonly close: () => Promise<void>;
}

export type QueueBackend = { readonly kind: "postgres"; readonly url: string } | { readonly kind: "redis"; readonly url: string };

interface Open<Jobs extends JobTable> {
  readonly name: string;
  readonly backend: QueueBackend;
  readonly work: Work<Jobs>;
  readonly concurrency: number;
  readonly log: Logger;
}

const dayMs = 86_400_000;

/** A finished job is remembered for a week, because its id keeps a repeat out. */
const remembered = { removeOnComplete: { age: (7 * dayMs) / 1000, count: 100_000 }, removeOnFail: { age: (30 * dayMs) / 1000 } };

/** A worker that is gone is noticed after some 6 to 13 s (the defaults take a minute). */
const watched = { lockDuration: 10_000, lockRenewTime: 3_000, stalledInterval: 3_000, maxStalledCount: 2 };

/**
 * A BullMQ queue and its worker on this node. PostgreSQL holds it unless the operator wants Redis. Its tables are
 * made here, at start: a worker on a database without them would spin without a pause.
 */
export async function openQueue<Jobs extends JobTable>(open: Open<Jobs>): Promise<JobQueue<Jobs>> {
  if (open.backend.kind === "postgres") await migrate(open.backend.url);
  const state = { pair: openPair(open), closed: false, reopening: undefined as NodeJS.Timeout | undefined };

  const reopen = (): void => {
    state.reopening = undefined;
    if (state.closed) return;
    void state.pair.queue.close().catch(() => undefined);
    state.pair = openPair(open);
    listen(state.pair);
  };
  // A connection that could not be made is never made again by BullMQ's PostgreSQL backend, and its worker then asks
  // for the next job without a pause, which stops this whole process. So a worker that complains is ended at once,
  // from within its complaint, and a new pair takes its place.
  const lost = (pair: Pair, error: Error): void => {
    if (state.closed || state.pair !== pair || state.reopening !== undefined) return;
    open.log.warn({ error: error.message }, "the job queue is away");
    if (open.backend.kind === "redis") return;
    void pair.worker.close(true).catch(() => undefined);
    state.reopening = setTimeout(reopen, reopenMs);
  };
  const listen = (pair: Pair): void => {
    pair.queue.on("error", (error: Error) => lost(pair, error));
    pair.worker.on("error", (error: Error) => lost(pair, error));
    pair.worker.on("failed", (job: { name: string; id?: string; attemptsMade: number } | undefined, error: Error) => {
      open.log.error({ job: job?.name, id: job?.id, attempts: job?.attemptsMade, err: error }, "a job failed");
    });
  };
  listen(state.pair);

  return {
    async add(jobs) {
      if (jobs.length === 0) return;
      const { pair } = state;
      try {
        await pair.queue.addBulk(jobs.map(({ name, id, content }) => ({ name, data: content, opts: { jobId: id } })));
      } catch (error) {
        lost(pair, error instanceof Error ? error : new Error(String(error)));
        throw error;
      }
    },
    retryFailed: () => state.pair.queue.retryJobs({ state: "failed" }),
    async close() {
      state.closed = true;
      clearTimeout(state.reopening);
      const { queue, worker } = state.pair;
      await within(closeMs, worker.close());
      await within(closeMs, queue.close());
    },
  };
}

const reopenMs = 2_000;
/** What is not closed by then is left to the end of the process: its jobs are taken over as those of a dead worker. */
const closeMs = 8_000;

function openPair<Jobs extends JobTable>(open: Open<Jobs>): Pair {
  return open.backend.kind === "postgres" ? onPostgres(open, open.backend.url) : onRedis(open, open.backend.url);
}

type Pair = { queue: Queue<object, void, string, object, void, string, IQueueBackend, object>; worker: Worker<object, void, string, IQueueBackend, object> };

function onPostgres<Jobs extends JobTable>(open: Open<Jobs>, url: string): Pair {
  const connection = {
    connectionString: url,
    application_name: "najda-jobs",
    max: 4,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    options: "-c timezone=UTC",
  };
  const queue = new Queue(open.name, { connection, defaultJobOptions }, createPostgresBackend);
  const worker = new Worker(open.name, runner(open), { connection, ...workerOptions(open) }, createPostgresBackend);
  return { queue, worker } as unknown as Pair;
}

function onRedis<Jobs extends JobTable>(open: Open<Jobs>, url: string): Pair {
  // Null is what a blocking worker needs; the adding side fails fast, and the relay comes again.
  const queue = new Queue(open.name, { connection: { url, maxRetriesPerRequest: 1 }, defaultJobOptions });
  const worker = new Worker(open.name, runner(open), { connection: { url, maxRetriesPerRequest: null }, ...workerOptions(open) });
  return { queue, worker } as unknown as Pair;
}

const defaultJobOptions = { attempts: 8, backoff: { type: "exponential", delay: 2_000, jitter: 0.5 }, ...remembered };

const workerOptions = ({ concurrency }: { concurrency: number }) => ({ concurrency, ...watched, ...remembered });

/** Runs a job's work; one that asks for it is put back to be run again later, which is no failed attempt. */
function runner<Jobs extends JobTable>({ work }: Open<Jobs>) {
  return async (job: Job, token?: string): Promise<void> => {
    const doing = Object.hasOwn(work, job.name) ? work[job.name as keyof Jobs & string] : undefined;
    if (doing === undefined) throw new Error(`nobody knows how to do ${job.name}`);
    const worked = await doing(job.data as Jobs[keyof Jobs & string]);
    if (worked === undefined) return;
    await job.moveToDelayed(Date.now() + worked.againInMs, token);
    throw new DelayedError();
  };
}

/** Serialised by a lock of its own: several nodes may start at once. */
async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  // The statement under way fails as well; without a listener the event would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
