/** Collects what comes in one by one and writes it a few at a time, soon. */
export interface Batches<T> {
  add(item: T): void;
  /** Writes what is left. Throws what any write threw: then what was added may not be written. */
  finish(): Promise<void>;
}

const soonMs = 10;

/** One write at a time; what comes in meanwhile goes with the next. */
export function inBatches<T>(write: (items: T[]) => Promise<void>): Batches<T> {
  let waiting: T[] = [];
  let writing: Promise<void> | undefined;
  let failure: unknown;

  async function drain(): Promise<void> {
    await new Promise((soon) => setTimeout(soon, soonMs));
    while (waiting.length > 0) {
      const items = waiting;
      waiting = [];
      await write(items);
    }
  }
  return {
    add(item) {
      waiting.push(item);
      writing ??= drain()
        .catch((error: unknown) => (failure ??= error))
        .then(() => (writing = undefined));
    },
    async finish() {
      while (writing !== undefined) await writing;
      if (failure !== undefined) throw failure;
    },
  };
}
