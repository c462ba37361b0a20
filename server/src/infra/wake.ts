/** Something that sleeps until it is woken or a time has passed, and never loses a wake-up in between. */
export interface Alarm {
  wake(): void;
  /** Resolves at the next wake-up, at once if one came since the last sleep, or after `ms`. */
  sleep(ms: number): Promise<void>;
}

export function alarm(): Alarm {
  let pending = false;
  let ring: (() => void) | undefined;
  return {
    wake() {
      pending = true;
      ring?.();
    },
    async sleep(ms) {
      if (!pending) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          ring = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        ring = undefined;
      }
      pending = false;
    },
  };
}

/** Runs `work` at once and afterwards at most every `ms`, never losing the last request. */
export function throttled(ms: number, work: () => void): () => void {
  let last = 0;
  let timer: NodeJS.Timeout | undefined;
  return () => {
    if (timer !== undefined) return;
    const wait = Math.max(0, last + ms - Date.now());
    if (wait === 0) {
      last = Date.now();
      return work();
    }
    timer = setTimeout(() => {
      timer = undefined;
      last = Date.now();
      work();
    }, wait);
    timer.unref();
  };
}
