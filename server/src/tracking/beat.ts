/** Each watcher is served once in a beat. */
export const beatMs = 200;
const slots = 10;
const slotMs = beatMs / slots;

export interface Beat<W> {
  add(watcher: W): void;
  remove(watcher: W): void;
  readonly watchers: number;
  stop(): void;
}

/**
 * Serves every watcher once in a beat, a tenth of them in each slot of 20 ms: all at once would hold up whatever else
 * waits for the event loop. Where the loop was held up itself, the slots that were missed are made up for at once, so
 * that the beat stays a beat. Runs only while somebody watches.
 */
export function openBeat<W>(serve: (watcher: W) => void): Beat<W> {
  const bySlot = Array.from({ length: slots }, () => new Set<W>());
  let timer: NodeJS.Timeout | undefined;
  let served = 0;
  const watchers = (): number => bySlot.reduce((sum, slot) => sum + slot.size, 0);

  const run = (): void => {
    const due = slotNow();
    for (let slot = Math.max(served + 1, due - slots + 1); slot <= due; slot += 1) bySlot[slot % slots]?.forEach(serve);
    served = due;
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    add: (watcher) => {
      emptiest(bySlot).add(watcher);
      if (timer !== undefined) return;
      served = slotNow();
      timer = setInterval(run, slotMs);
    },
    remove: (watcher) => {
      for (const slot of bySlot) slot.delete(watcher);
      if (watchers() === 0) stop();
    },
    get watchers() {
      return watchers();
    },
    stop,
  };
}

const slotNow = (): number => Math.floor(performance.now() / slotMs);

const emptiest = <W>(bySlot: readonly Set<W>[]): Set<W> =>
  bySlot.reduce((least, slot) => (slot.size < least.size ? slot : least));
