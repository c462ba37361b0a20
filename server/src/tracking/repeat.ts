import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "../infra/log.ts";

export interface Repeated {
  /** Ends when the round that is under way has ended. */
  stop(): Promise<void>;
}

interface Work {
  readonly name: string;
  readonly everyMs: number;
  readonly log: Logger;
  readonly round: () => Promise<void>;
}

/**
 * Does the same again and again, never two at once. A round that fails is told once, and once more when it works again:
 * a database that is away for an hour must not fill the log.
 */
export function repeat({ name, everyMs, log, round }: Work): Repeated {
  const stopped = new AbortController();
  let failing = false;
  const once = async (): Promise<void> => {
    try {
      await round();
      if (failing) log.info({ work: name }, "works again");
      failing = false;
    } catch (error) {
      if (!failing) log.warn({ work: name, error: error instanceof Error ? error.message : String(error) }, "does not work; tried again and again");
      failing = true;
    }
  };
  const all = (async () => {
    while (!stopped.signal.aborted) {
      const startedAt = performance.now();
      await once();
      const left = Math.max(0, everyMs - (performance.now() - startedAt));
      await pause(left, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: () => {
      stopped.abort();
      return all;
    },
  };
}
