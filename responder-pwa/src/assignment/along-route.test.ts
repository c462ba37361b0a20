import type { LngLat } from "@najda/protocol";
import { expect, test } from "vitest";
import { alongRoute, askNow } from "./along-route.ts";

const metre = 1 / 111_195;
const at = (east: number, north: number): LngLat => [east * metre, north * metre];
/** A kilometre to the east, then one to the north, in 200 seconds. */
const route = { line: [at(0, 0), at(1000, 0), at(1000, 1000)], metres: 2000, seconds: 200 };

test("halfway along the first street three quarters are left", () => {
  const along = alongRoute(route, at(500, 10));
  expect(along.metres).toBeCloseTo(1500, 0);
  expect(along.seconds).toBeCloseTo(150, 0);
  expect(along.offMetres).toBeCloseTo(10, 0);
  expect(along.line.length).toBe(3);
});

test("at the end nothing is left", () => {
  expect(alongRoute(route, at(1000, 1000))).toMatchObject({ seconds: 0, metres: 0 });
});

test("a vehicle that has left its route asks again, but not at every position", () => {
  const to = at(1000, 1000);
  expect(askNow(undefined, { to, now: 0 })).toBe(true);
  expect(askNow({ askedAt: 0, to, offMetres: 20 }, { to, now: 30_000 })).toBe(false);
  expect(askNow({ askedAt: 0, to, offMetres: 200 }, { to, now: 5_000 })).toBe(false);
  expect(askNow({ askedAt: 0, to, offMetres: 200 }, { to, now: 9_000 })).toBe(true);
  expect(askNow({ askedAt: 0, to, offMetres: 20 }, { to, now: 61_000 })).toBe(true);
  expect(askNow({ askedAt: 0, to: at(0, 0), offMetres: 0 }, { to, now: 1 })).toBe(true);
});
