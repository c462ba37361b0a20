import type { StreetGraph } from "../../geo/src/index.ts";
import type { LngLat } from "@najda/protocol";

/** Numbers from 0 to 1 that are the same at every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Places anywhere in the extract, on or beside a street: up to some thirty metres off it. */
export function somePlaces({ shape }: StreetGraph, random: () => number): (count: number) => LngLat[] {
  const off = (): number => (random() - 0.5) * 6e-4;
  return (count) =>
    Array.from({ length: count }, () => {
      const point = Math.floor((random() * shape.length) / 2);
      return [shape[2 * point]! / 1e7 + off(), shape[2 * point + 1]! / 1e7 + off()];
    });
}
