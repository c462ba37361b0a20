import { Worker } from "node:worker_threads";
import type { CoverageDesk, CoverageGrid, CoverageLoss, CoverageView, LngLat, Service } from "@najda/protocol";
import type { Logger } from "../infra/log.ts";
import { throttled } from "../infra/wake.ts";
import { shareOf } from "./compute.ts";
import { type Coverage, coverageKey, type FromThread, type Question, type ThreadStart, type ToThread } from "./messages.ts";

interface Parts {
  readonly start: ThreadStart;
  readonly log: Logger;
  readonly clock: { now(): Date };
  /** After each look, with all that is known; `changed` is what differs from before. */
  looked(all: readonly Coverage[], changed: readonly Coverage[]): void;
  /** Whether there is anything to compute: no map, no thread. */
  hasMap(): Promise<boolean>;
}

export interface RunningDesk extends CoverageDesk {
  /** Something happened that may change who is covered. */
  look(): void;
  stop(): Promise<void>;
}

/** Positions come without a word: so often they are looked at. */
const lookEveryMs = 5_000;
/** Events come in bunches. */
const atMostEveryMs = 1_000;
/** What was computed longer ago than this tells nothing of a unit that moves. */
const freshMs = 60_000;
/** Somebody waits for an answer, but not longer. */
const patienceMs = 5_000;

/**
 * Coverage as this node knows it: the thread's last results in memory. The thread starts when a map is in use, and
 * again when it has died; without it nothing is known, and nothing else is hindered.
 */
export function openCoverage({ start, log, clock, looked, hasMap }: Parts): RunningDesk {
  const known = new Map<string, Coverage>();
  const questions = new Map<number, (answer: FromThread | undefined) => void>();
  let grid: CoverageGrid | undefined;
  let lookedAt = 0;
  /** The same moment by the clock that the desks go by. */
  let asOf = 0;
  let asked = 0;
  let thread: Worker | undefined;
  let stopped = false;

  const take = (message: FromThread): void => {
    if (message.kind === "grid") grid = message.grid;
    else if (message.kind === "suggested" || message.kind === "reached") questions.get(message.question)?.(message);
    else if (message.kind === "failed") {
      log.warn({ why: message.why }, "coverage can't be computed at this moment");
      if (message.question !== undefined) questions.get(message.question)?.(undefined);
    } else {
      lookedAt = Date.now();
      asOf = message.now;
      for (const key of known.keys()) if (!message.kept.includes(key)) known.delete(key);
      for (const coverage of message.changed) known.set(coverageKey(coverage), coverage);
      looked([...known.values()], message.changed);
    }
  };

  const open = (): Worker => {
    const opened = new Worker(new URL("./thread.ts", import.meta.url), { workerData: start, execArgv: [] });
    opened.on("message", take);
    opened.on("error", (error) => log.error({ err: error }, "the coverage thread died; it starts again"));
    opened.on("exit", () => {
      if (thread === opened) thread = undefined;
      known.clear();
    });
    opened.unref();
    return opened;
  };
  const send = (message: ToThread): void => thread?.postMessage(message);

  /** Undefined when the thread is away, failed, or takes too long. */
  const ask = async (put: (question: number) => Question): Promise<FromThread | undefined> => {
    if (thread === undefined) return undefined;
    const question = (asked += 1);
    let limit: NodeJS.Timeout | undefined;
    const answer = new Promise<FromThread | undefined>((resolve) => {
      questions.set(question, resolve);
      limit = setTimeout(() => resolve(undefined), patienceMs);
    });
    send(put(question));
    try {
      return await answer;
    } finally {
      clearTimeout(limit);
      questions.delete(question);
    }
  };

  const lookNow = async (): Promise<void> => {
    if (stopped || (thread === undefined && !(await hasMap()))) return;
    if (stopped) return;
    thread ??= open();
    send({ kind: "look", now: clock.now().getTime() });
  };
  const look = throttled(atMostEveryMs, () => void lookNow().catch(() => undefined));
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  look();

  const isFresh = (): boolean => Date.now() - lookedAt < freshMs;

  return {
    look,
    services: Object.keys(start.targets) as Service[],
    grid: () => grid,
    lossOf(unitId) {
      if (!isFresh()) return undefined;
      for (const coverage of known.values()) {
        const unit = coverage.units.find((each) => each.unitId === unitId);
        if (unit !== undefined) return lossIn(coverage, unit.lost);
      }
      return undefined;
    },
    async view(centreId, { service, unitId }) {
      const coverage = isFresh() ? known.get(coverageKey({ centreId, service })) : undefined;
      if (coverage === undefined) return undefined;
      const isMine = coverage.units.some((unit) => unit.unitId === unitId);
      const answer = unitId === undefined || !isMine ? undefined : await ask((question) => ({ kind: "reach", question, unitId }));
      return viewOf({ ...coverage, at: asOf }, answer?.kind === "reached" ? answer.places : undefined);
    },
    async suggest(centreId, { service, zoneAt }: { service: Service; zoneAt?: LngLat | undefined }) {
      const answer = await ask((question) => ({ kind: "suggest", question, centreId, service, zoneAt, now: clock.now().getTime() }));
      return answer?.kind === "suggested" ? answer.suggestions : [];
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await thread?.terminate();
    },
  };
}

const lossIn = ({ people }: Coverage, lost: number): CoverageLoss => ({ people: Math.round(lost), share: shareOf(lost, people), estimate: true });

function viewOf(coverage: Coverage, reach: number[] | undefined): CoverageView {
  const { gridId, service, minutes, zoneMinutes, people, covered, coveredTwice } = coverage;
  return {
    gridId, service, minutes, people, covered, coveredTwice,
    at: new Date(coverage.at).toISOString(),
    counts: Array.from(coverage.counts, (count) => Math.min(9, count)).join(""),
    estimate: true,
    units: coverage.units.map((unit) => ({ unitId: unit.unitId, callSign: unit.callSign, covers: unit.covers, loss: lossIn(coverage, unit.lost) })),
    ...(zoneMinutes === undefined ? {} : { zoneMinutes }),
    ...(reach === undefined ? {} : { reach }),
  };
}
