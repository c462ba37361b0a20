import { expect, test } from "vitest";
import fc from "fast-check";
import type { Fix } from "./when-to-send.ts";
import { isDue, pace } from "./when-to-send.ts";

/** About eleven metres of latitude. */
const step = 0.0001;
const fix = (seconds: number, steps: number, more: Partial<Fix> = {}): Fix => ({
  at: [44, 36 + steps * step],
  recordedAt: seconds * 1000,
  accuracyMetres: 5,
  ...more,
});

const last = fix(0, 0);

test("the first fix is sent at once", () => {
  expect(isDue(undefined, last)).toBe(true);
});

test.each([
  ["driving, 25 m further after two seconds", fix(2, 3, { speed: 16 }), true],
  ["driving, 11 m further after two seconds", fix(2, 1, { speed: 6 }), false],
  ["driving slowly, after five seconds", fix(5, 1, { speed: 2 }), true],
  ["driving, but within the same second", fix(0.5, 9, { speed: 40 }), false],
  ["standing, the receiver wanders 11 m", fix(10, 1, { speed: 0 }), false],
  ["no speed given and within the accuracy", fix(6, 1, { accuracyMetres: 30 }), false],
  ["no speed given, clearly moved", fix(6, 4), true],
  ["standing for half a minute", fix(30, 0, { speed: 0 }), true],
] as const)("%s: %s", (_, next, expected) => {
  expect(isDue(last, next)).toBe(expected);
});

test("a fix older than the one that was sent never goes out", () => {
  expect(isDue(fix(100, 0), fix(50, 50, { speed: 20 }))).toBe(false);
});

test("nobody sends more than once a second, and everybody at least every thirty seconds of fixes", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ gap: fc.integer({ min: 100, max: 5000 }), speed: fc.double({ min: 0, max: 40, noNaN: true }) }), { minLength: 20, maxLength: 80 }), (drive) => {
      let sent: Fix | undefined;
      let [now, metres] = [0, 0];
      for (const { gap, speed } of drive) {
        now += gap;
        metres += (speed * gap) / 1000;
        const next: Fix = { at: [44, 36 + metres / 111_195], recordedAt: now, accuracyMetres: 5, speed };
        if (isDue(sent, next)) {
          if (sent !== undefined) expect(now - sent.recordedAt).toBeGreaterThanOrEqual(pace.leastMs);
          sent = next;
        }
        expect(now - (sent?.recordedAt ?? 0)).toBeLessThan(pace.stillMs + 5000);
      }
    }),
  );
});
