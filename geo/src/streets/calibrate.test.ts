import * as fc from "fast-check";
import { expect, test } from "vitest";
import { calibrate, type Drive } from "../index.ts";

/** Drives under hidden factors: noisy by a fifth, one in twelve forgotten until much later. */
function history(hidden: { types: Record<string, number>; hours: number[] }, { drives, random }: { drives: number; random: () => number }): Drive[] {
  const names = Object.keys(hidden.types);
  return Array.from({ length: drives }, () => {
    const unitType = names[Math.floor(random() * names.length)]!;
    const hour = Math.floor(random() * 24);
    const predicted = 60 + random() * 900;
    const noise = Math.exp((random() + random() + random() - 1.5) * 0.35);
    const forgotten = random() < 0.08 ? 1.5 + random() * 5 : 1;
    return { unitType, hour, predicted, actual: predicted * hidden.types[unitType]! * hidden.hours[hour]! * noise * forgotten };
  });
}

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("the hidden factors of a year's history are found within five per cent, forgotten presses and all", () => {
  fc.assert(fc.property(fc.nat(), (seed) => {
    const random = seeded(seed);
    const hidden = {
      types: { ambulance: 0.8 + random() * 0.4, engine: 1 + random() * 0.4, patrol: 0.7 + random() * 0.3 },
      hours: Array.from({ length: 24 }, (_, hour) => (hour >= 7 && hour < 10 ? 1.35 : hour >= 16 && hour < 19 ? 1.25 : hour < 5 ? 0.85 : 1)),
    };
    const found = calibrate(history(hidden, { drives: 20_000, random }));
    for (const [unitType, factor] of Object.entries(hidden.types)) {
      for (const [hour, slower] of hidden.hours.entries()) expect(Math.abs(found.factor(unitType, hour) / (factor * slower) - 1)).toBeLessThan(0.05);
    }
    for (const { errorBefore, errorAfter } of found.types) expect(errorAfter).toBeLessThan(errorBefore + 0.02);
  }), { numRuns: 12 });
});

test("without a history nothing is changed, and a single drive changes little", () => {
  expect(calibrate([]).factor("ambulance", 12)).toBe(1);
  const one = calibrate([{ unitType: "ambulance", hour: 12, predicted: 100, actual: 200 }]);
  expect(one.factor("ambulance", 12)).toBeLessThan(1.3);
  expect(one.factor("ambulance", 12)).toBeGreaterThan(1);
});
