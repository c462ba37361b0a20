import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Fix } from "./fix.ts";
import { Fleet, marks } from "./fleet.ts";
import { type Bounds, type MovedUnit, trackingEvents } from "./messages.ts";
import { View } from "./view.ts";

const unitIds = Array.from({ length: 100 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`);
const [one = ""] = unitIds;
let clock = 0;
const fixAt = (unitId: string, lng: number, lat: number): Fix => ({
  unitId,
  lng,
  lat,
  recordedAt: (clock += 1),
  receivedAt: clock,
  accuracyMetres: Number.NaN,
  heading: Number.NaN,
  speed: Number.NaN,
  doubtful: false,
});

const read = (text = "[]"): MovedUnit[] => trackingEvents["positions:moved"].payload.parse(JSON.parse(text));

/** Said here once more, in other words than the view's. */
const isInside = ([west, south, east, north]: Bounds, lng: number, lat: number): boolean => {
  const sides = west <= east ? [[west, east]] : [[west, 180], [-180, east]];
  return lat >= south && lat <= north && sides.some(([from = 0, to = 0]) => lng >= from && lng <= to);
};

const placesIn = (fleet: Fleet, bounds: Bounds): Record<string, [number, number]> => {
  const fixes = unitIds.map((id) => fleet.newest(id)).filter((fix) => fix !== undefined);
  const inView = fixes.filter((fix) => isInside(bounds, fix.lng, fix.lat));
  return Object.fromEntries(inView.map((fix) => [fix.unitId, [fix.lng, fix.lat]]));
};

/** Few units in a small world with few places: they meet edges, corners and each other all the time. */
const degrees = (most: number): fc.Arbitrary<number> => fc.constantFrom(-most, -1, 0, 1, most);
const lng = degrees(180);
const lat = degrees(90);
const few = unitIds.slice(0, 8);
const bounds: fc.Arbitrary<Bounds> = fc.tuple(lng, lat, lng, lat).map(([west, a, east, b]) => [west, Math.min(a, b), east, Math.max(a, b)]);
/** What happens on a map: units move; now and then the beat serves the screen. */
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ unitId: fc.constantFrom(...few), lng, lat }) },
    { weight: 1, arbitrary: fc.constant("beat" as const) },
  ),
  { minLength: 20, maxLength: 120, size: "max" },
);

test("a screen that applies what it is told shows what is in view, and is told nothing that was never in view", () => {
  fc.assert(
    fc.property(bounds, steps, (bounds, steps) => {
      const fleet = new Fleet();
      const view = new View(fleet, { bounds });
      const screen = new Map<string, MovedUnit>();
      const beat = () => {
        const told = read(view.next());
        expect(new Set(told.map((unit) => unit.unitId)).size).toBe(told.length);
        for (const unit of told) {
          const inside = isInside(bounds, ...unit.at);
          expect(inside || screen.has(unit.unitId)).toBe(true);
          if (inside) screen.set(unit.unitId, unit);
          else screen.delete(unit.unitId);
        }
        const shown = Object.fromEntries([...screen.values()].map((unit) => [unit.unitId, unit.at]));
        expect(shown).toEqual(placesIn(fleet, bounds));
      };
      for (const step of steps) {
        if (step === "beat") beat();
        else fleet.take(fixAt(step.unitId, step.lng, step.lat), true);
      }
      beat();
      expect(view.next()).toBeUndefined();
    }),
  );
});

test("a hundred moves of a unit between two beats are one entry with the newest place", () => {
  const fleet = new Fleet();
  const view = new View(fleet, { bounds: [0, 0, 10, 10] });
  expect(view.next()).toBe("[]");
  for (let step = 0; step < 100; step += 1) fleet.take(fixAt(one, step / 100, 1), true);
  expect(read(view.next()).map((unit) => unit.at)).toEqual([[0.99, 1]]);
});

test("a screen across the antimeridian sees both sides of it and nothing else", () => {
  const fleet = new Fleet();
  const longitudes = [179, -179, -178, 0, 176, -177];
  for (const [index, lng] of longitudes.entries()) fleet.take(fixAt(unitIds[index] ?? "", lng, -17), true);
  const fiji = new View(fleet, { bounds: [177, -20, -178, -15] });
  expect(read(fiji.next()).map((unit) => unit.at[0])).toEqual([179, -179, -178]);
});

test("a position waits for saving and for the relay until each has taken it, once", () => {
  const fleet = new Fleet();
  for (const unitId of unitIds) for (let step = 0; step < 3; step += 1) fleet.take(fixAt(unitId, step, 0), true);
  const drained = fleet.drain(marks.unsaved);
  expect(drained.map((fix) => [fix.unitId, fix.lng])).toEqual(unitIds.map((unitId) => [unitId, 2]));
  expect(fleet.drain(marks.unsaved)).toEqual([]);
  expect(fleet.drain(marks.unrelayed)).toHaveLength(100);
  fleet.take(fixAt(one, 5, 0), true);
  fleet.restore(drained, marks.unsaved);
  expect(fleet.drain(marks.unsaved).find((fix) => fix.unitId === one)?.lng).toBe(5);
});

test("what another node took is not saved or relayed again, and takes the place of what waits here", () => {
  const fleet = new Fleet();
  fleet.take(fixAt(one, 1, 1), true);
  fleet.take(fixAt(one, 2, 2), false);
  expect([...fleet.drain(marks.unsaved), ...fleet.drain(marks.unrelayed)]).toEqual([]);
});
