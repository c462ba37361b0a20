import type { Readable } from "node:stream";
import { Worker } from "node:worker_threads";
import { Refused, type RefusalCode } from "@najda/protocol";

export interface FileThreadStart {
  readonly databaseUrl: string;
  readonly logLevel: string;
  readonly upload: { readonly id: string; readonly by: string; readonly now: number };
}

/** The file as it arrives, and its end. */
export type ToFileThread = { readonly chunk: Uint8Array } | { readonly end: true };
export type FromFileThread =
  | { readonly checked: number; readonly of: number }
  | { readonly kept: number }
  | { readonly refused: { readonly code: RefusalCode; readonly facts: Refused["facts"] } };

/** How far the checks are: zones of the file. */
export interface Checked {
  readonly checked: number;
  readonly of: number;
}

export interface ZoneUploads {
  /** Keeps a file of zones until it is taken over; the number of its zones. Refused as a whole or kept as a whole. */
  receive(file: Readable, from: { id: string; by: string; now: Date }, onChecked: (checked: Checked) => void): Promise<number>;
  stop(): Promise<void>;
}

interface Parts {
  readonly databaseUrl: string;
  readonly logLevel: string;
  readonly maxMegabytes: number;
}

/** No border of this world takes so long; a shape that was made to does. */
const longestMs = 120_000;
/** A file takes about ten times its size once it is read. */
const memoryOf = (maxMegabytes: number): number => 256 + 16 * maxMegabytes;
const busySeconds = 15;

/**
 * Files of zones, one at a time on each node: read, checked and kept by a thread of its own with a bounded memory
 * (zone-file.worker.ts), while this side only hands over what arrives.
 */
export function openZoneUploads({ databaseUrl, logLevel, maxMegabytes }: Parts): ZoneUploads {
  let worker: Worker | undefined;
  const tooLarge = (): Refused => new Refused("zones-too-large", { limit: `${maxMegabytes} MB` });
  return {
    async receive(file, { id, by, now }, onChecked) {
      if (worker !== undefined) throw new Refused("too-many", { seconds: busySeconds });
      const start: FileThreadStart = { databaseUrl, logLevel, upload: { id, by, now: now.getTime() } };
      const thread = new Worker(new URL("./zone-file.worker.ts", import.meta.url), {
        workerData: start, execArgv: [], name: "zones", resourceLimits: { maxOldGenerationSizeMb: memoryOf(maxMegabytes) },
      });
      worker = thread;
      let feature = 0;
      const answered = new Promise<number>((resolve, reject) => {
        thread.on("message", (message: FromFileThread) => {
          if ("kept" in message) resolve(message.kept);
          else if ("refused" in message) reject(new Refused(message.refused.code, message.refused.facts));
          else onChecked({ checked: (feature = message.checked), of: message.of });
        });
        thread.on("error", (error: Error & { code?: string }) => reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooLarge() : error));
        thread.on("exit", () => reject(new Error("the thread that reads zones ended")));
      });
      // It may fail while the file still arrives.
      answered.catch(() => undefined);
      let late: NodeJS.Timeout | undefined;
      let isLate = false;
      try {
        await handOver(file, { thread, mostBytes: maxMegabytes * 1_000_000, tooLarge });
        late = setTimeout(() => {
          isLate = true;
          void thread.terminate();
        }, longestMs);
        return await answered.catch((error: unknown) => {
          throw isLate ? new Refused("zones-invalid", { feature: feature + 1, why: "too-complex" }) : error;
        });
      } finally {
        clearTimeout(late);
        worker = undefined;
        await thread.terminate();
      }
    },
    async stop() {
      await worker?.terminate();
    },
  };
}

/** Chunk by chunk, as they come. The stream stays open, so that a refusal can be answered while the rest arrives. */
async function handOver(file: Readable, { thread, mostBytes, tooLarge }: { thread: Worker; mostBytes: number; tooLarge: () => Refused }): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw tooLarge();
      thread.postMessage({ chunk } satisfies ToFileThread);
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("malformed", { why: "the file broke off on its way" });
  }
  thread.postMessage({ end: true } satisfies ToFileThread);
}
