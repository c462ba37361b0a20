import { median, quantile } from "./figures.ts";

/** One figure of the product beside the same figure of its bare part, both medians of the runs. */
export interface Measured {
  readonly what: string;
  readonly unit: "ms" | "%" | "s" | "MB";
  readonly najda: number;
  /** Undefined where there is no bare part. */
  readonly bare?: number | undefined;
}

/** Milliseconds of each try. */
export async function timed(tries: number, step: (index: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let index = 0; index < tries; index += 1) {
    const began = performance.now();
    await step(index);
    took.push(performance.now() - began);
  }
  return took;
}

interface Sides {
  readonly what: string;
  /** The tries of each run, in ms. */
  readonly najda: readonly (readonly number[])[];
  readonly bare: readonly (readonly number[])[];
}

/** p50 and p99 of each run, and of these the median. */
export function middleAndTail({ what, najda, bare }: Sides): Measured[] {
  const of = (runs: readonly (readonly number[])[], share: number): number => median(runs.map((run) => quantile(run, share)));
  return [
    { what: `${what}, p50`, unit: "ms", najda: of(najda, 0.5), bare: of(bare, 0.5) },
    { what: `${what}, p99`, unit: "ms", najda: of(najda, 0.99), bare: of(bare, 0.99) },
  ];
}

export interface Runs {
  readonly runs: number;
  /** Tries in each run. */
  readonly tries: number;
}

/** Takes turns, so that both sides meet the same machine: a run of the product, a run of its bare part. */
export async function inTurns({ runs, tries }: Runs, sides: { najda(tries: number): Promise<number[]>; bare(tries: number): Promise<number[]> }): Promise<Pick<Sides, "najda" | "bare">> {
  // What the compiler and the caches need once.
  await sides.najda(Math.ceil(tries / 4));
  await sides.bare(Math.ceil(tries / 4));
  const najda: number[][] = [];
  const bare: number[][] = [];
  for (let run = 0; run < runs; run += 1) {
    najda.push(await sides.najda(tries));
    bare.push(await sides.bare(tries));
  }
  return { najda, bare };
}
