import { readFileSync } from "node:fs";

/** The table that the player wrote: which real moments each second of the data had. */
export interface Clock {
  /** Whether this real time, ms since 1970, is that second of the data. */
  is(second: number, real: number): boolean;
  /** The first real moment of that second, or the last one before it. */
  first(second: number): number;
}

export function readClock(path: string): Clock {
  const moments = new Map<number, number[]>();
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const [second = NaN, real = NaN] = line.split(",").map(Number);
    moments.set(second, [...(moments.get(second) ?? []), real]);
  }
  const seconds = [...moments.keys()].sort((a, b) => a - b);
  const first = (second: number): number => {
    const own = moments.get(second)?.[0];
    if (own !== undefined) return own;
    // Nothing was played in that second: it had the moment of what came before.
    const before = seconds.findLast((one) => one < second) ?? seconds[0] ?? NaN;
    return moments.get(before)?.at(-1) ?? NaN;
  };
  return { first, is: (second, real) => moments.get(second)?.includes(real) ?? first(second) === real };
}
