import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { type Postmaster, halt } from "./postgres-process.ts";

export interface Running {
  readonly port: number;
  /** Fast shutdown; resolves when PostgreSQL is gone. Safe to call twice. */
  stop(): Promise<void>;
}

interface Means {
  readonly cluster: string;
  readonly start: (port: number) => Promise<Postmaster>;
  readonly log: (line: string) => void;
}

/** Starts PostgreSQL again, on the same port, when it ends without being asked to: out of memory, or a careless kill. */
export function keepRunning(first: Postmaster, { cluster, start, log }: Means): Running {
  let current: ChildProcess = first.child;
  let stopping: Promise<void> | undefined;
  const startAgain = async (delay: number): Promise<void> => {
    if (stopping !== undefined) return;
    const ended = `PostgreSQL ended unexpectedly (${current.signalCode ?? `exit code ${current.exitCode}`})`;
    if (!existsSync(cluster)) return log(`${ended}, and its folder ${cluster} is gone: it is not started again.`);
    log(`${ended}; starting it again.`);
    await pause(delay, undefined, { ref: false });
    try {
      adopt(await start(first.port));
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
      await startAgain(Math.min(delay * 2, 10_000));
    }
  };
  const adopt = ({ child }: Postmaster): void => {
    current = child;
    if (stopping !== undefined) void halt(child);
    child.once("exit", () => void startAgain(200));
  };
  // For systems whose kernel does not stop it when we are gone; a signal is all that can be sent from here.
  const lastWord = (): void => void current.kill("SIGINT");
  process.once("exit", lastWord);
  adopt(first);
  const stop = (): Promise<void> => {
    stopping ??= halt(current);
    return stopping.then(() => void process.off("exit", lastWord));
  };
  return { port: first.port, stop };
}
