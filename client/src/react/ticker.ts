const clocks = new Map<number, { readonly listeners: Set<() => void>; readonly timer: ReturnType<typeof setInterval> }>();

/** Calls `listener` every `stepMs`; one interval for all who want the same step. Returns what stops it. */
export function tickEvery(stepMs: number, listener: () => void): () => void {
  let clock = clocks.get(stepMs);
  if (clock === undefined) {
    const listeners = new Set<() => void>();
    clock = { listeners, timer: setInterval(() => listeners.forEach((tick) => tick()), stepMs) };
    clocks.set(stepMs, clock);
  }
  const { listeners, timer } = clock;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    clocks.delete(stepMs);
  };
}
