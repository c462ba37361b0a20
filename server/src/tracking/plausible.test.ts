import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fix } from "./fix.ts";
import { Fleet } from "./fleet.ts";
import { isNews, weigh } from "./plausible.ts";

const base: Fix = {
  unitId: "0199a000-0000-7000-8000-000000000001",
  lng: 35.93,
  lat: 31.95,
  recordedAt: 1_000_000,
  receivedAt: 1_000_500,
  accuracyMetres: 5,
  heading: Number.NaN,
  speed: Number.NaN,
  doubtful: false,
};
const fix = (more: Partial<Fix>): Fix => ({ ...base, ...more });
const later = (seconds: number, more: Partial<Fix> = {}): Fix =>
  fix({ recordedAt: base.recordedAt + seconds * 1000, receivedAt: base.receivedAt + seconds * 1000, ...more });

describe("a report beside the newest one", () => {
  test.each([
    ["a drive through town", later(1, { lng: 35.9303 }), false],
    ["noise between houses", later(1, { lng: 35.934 }), false],
    ["a thousand kilometres in a second", later(1, { lng: 46 }), true],
    ["300 m/s, kept up", later(10, { lat: 31.98 }), true],
    ["the same way in two minutes", later(120, { lat: 31.98 }), false],
    ["a jump within what the device says of its accuracy", later(1, { lat: 31.98, accuracyMetres: 5_000 }), false],
  ])("%s: doubtful %s", (_what, report, doubtful) => expect(weigh(report, base).doubtful).toBe(doubtful));

  test("the next report from the same place clears the mark of a jump", () => {
    const jumped = weigh(later(1, { lng: 46 }), base);
    expect(weigh(later(2, { lng: 46.0001 }), jumped).doubtful).toBe(false);
  });

  test("a time more than two minutes ahead becomes the time of receipt; one that is a little ahead stays", () => {
    const far = fix({ recordedAt: base.receivedAt + 3_600_000 });
    expect(weigh(far, undefined).recordedAt).toBe(base.receivedAt);
    const near = fix({ recordedAt: base.receivedAt + 90_000 });
    expect(weigh(near, undefined).recordedAt).toBe(near.recordedAt);
  });

  test("a device whose clock runs a year ahead does not silence the true reports that follow", () => {
    const wrong = weigh(later(1, { recordedAt: base.recordedAt + 31_536_000_000 }), base);
    expect(isNews(later(2), wrong)).toBe(true);
  });
});

test("whatever the order in which reports arrive, the one that was recorded last stays", () => {
  const seconds = fc.uniqueArray(fc.integer({ min: 0, max: 3_600 }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(seconds, (arrivals) => {
      const fleet = new Fleet();
      const receivedAt = base.receivedAt + 3_600_000;
      for (const second of arrivals) fleet.take(later(second, { receivedAt, lng: second / 100 }), true);
      expect(fleet.newest(base.unitId)?.lng).toBe(Math.max(...arrivals) / 100);
    }),
  );
});

test("a copy that comes again by another way is no news", () => {
  expect(isNews({ ...base }, base)).toBe(false);
});
