import { Worker } from "node:worker_threads";
import type { AskName, Asks, Said } from "./asks.ts";

/** A running search thread, seen from the server. */
export interface SearchThread {
  readonly mapId: string;
  /** Rejects when the thread ends before it has answered, or doesn't answer in time. */
  ask<N extends AskName>(name: N, input: Asks[N]["input"], withinMs: number): Promise<Asks[N]["answer"]>;
  /** Ends when all that was asked is answered, but not later than this; at once unless given. */
  stop(withinMs?: number): Promise<void>;
}

interface Start {
  readonly databaseUrl: string;
  /** Called when it ended by itself, once. */
  readonly onEnd: (why: string) => void;
  readonly file?: URL;
}

/** Starts a thread and waits until its graph is loaded. */
export async function startSearchThread({ databaseUrl, onEnd, file = new URL("./search.worker.ts", import.meta.url) }: Start): Promise<SearchThread> {
  const worker = new Worker(file, { workerData: { databaseUrl }, name: "streets" });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let asked = 0;
  let stopped = false;

  const mapId = await new Promise<string>((resolve, reject) => {
    let why = "it ended";
    worker.on("error", (error) => {
      why = error.message;
    });
    worker.on("exit", () => {
      const error = new Error(`The search thread is gone: ${why}`);
      reject(error);
      for (const ask of waiting.values()) ask.reject(error);
      waiting.clear();
      if (!stopped) onEnd(why);
    });
    worker.on("message", (said: Said) => {
      if ("readyFor" in said) return resolve(said.readyFor);
      const ask = waiting.get(said.id);
      waiting.delete(said.id);
      if ("fault" in said) ask?.reject(new Error(said.fault));
      else ask?.resolve(said.answer);
    });
  });

  return {
    mapId,
    ask<N extends AskName>(name: N, input: Asks[N]["input"], withinMs: number) {
      const id = ++asked;
      return new Promise<Asks[N]["answer"]>((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`no answer within ${withinMs} ms`));
        }, withinMs);
        // The thread answers an ask of this name with what belongs to it (asks.ts).
        waiting.set(id, { resolve: (answer) => (clearTimeout(late), resolve(answer as Asks[N]["answer"])), reject: (error) => (clearTimeout(late), reject(error)) });
        worker.postMessage({ id, name, input });
      });
    },
    async stop(withinMs = 0) {
      stopped = true;
      const deadline = Date.now() + withinMs;
      while (waiting.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
      await worker.terminate();
    },
  };
}
