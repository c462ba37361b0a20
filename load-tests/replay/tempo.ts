import { setTimeout as pause } from "node:timers/promises";

/**
 * The data's time as real time. Data second `t` has its turn at anchor + (t - start) / speed, or later where the
 * server has not yet answered what must come first; with speed Infinity as soon as that is answered. The server's
 * clock is the real one and it believes nobody who is ahead of it, so what is reported is the moment of the turn.
 * Every turn is written down: with that table real times are read back as data times.
 */
export interface Tempo {
  /** Waits for the turn of data second `at` and gives its real time, in ms since 1970; later than every one before. */
  turn(at: number): Promise<number>;
  /** The real time that data second `at` has had: its first turn, or the last turn before it. */
  realOf(at: number): number;
  /** The data's time now, in seconds. */
  now(): number;
  /** From here on as fast as it goes. */
  hurry(): void;
  /** How far the play is behind its speed, in real seconds. */
  behindSeconds(): number;
  /** [data second, real ms] of every turn, both rising. */
  readonly table: readonly (readonly [number, number])[];
}

export function startTempo({ start, speed }: { start: number; speed: number }): Tempo {
  const anchor = Date.now();
  const table: (readonly [number, number])[] = [[start - 1, anchor]];
  const state = { speed, behindMs: 0 };
  const last = () => table.at(-1) ?? [start, anchor];
  const due = (at: number): number => anchor + ((at - start) * 1_000) / state.speed;
  return {
    table,
    async turn(at) {
      // Timers may ring a little early, and two turns must not share a millisecond.
      for (let wait = Infinity; wait > 0; ) {
        wait = Math.max(due(at) - Date.now(), last()[1] + 1 - Date.now());
        if (wait > 0) await pause(wait);
      }
      const real = Date.now();
      state.behindMs = state.speed === Infinity ? 0 : real - due(at);
      table.push([at, real]);
      return real;
    },
    realOf: (at) => lookUp(table, at),
    now: () => (state.speed === Infinity ? last()[0] : Math.min(last()[0] + 3_600, start + ((Date.now() - anchor) / 1_000) * state.speed)),
    hurry() {
      state.speed = Infinity;
    },
    behindSeconds: () => state.behindMs / 1_000,
  };
}

function lookUp(table: readonly (readonly [number, number])[], at: number): number {
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle]?.[0] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const found = table[low]?.[0] === at ? table[low] : table[Math.max(0, low - 1)];
  return found?.[1] ?? 0;
}
