import { distanceMetres } from "@najda/geo";
import type { Assignment, Board, LngLat } from "@najda/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { goalOf, step } from "./demo-drive.ts";

const place = fc.tuple(fc.double({ min: 42.5, max: 42.7, noNaN: true }), fc.double({ min: 34.8, max: 35, noNaN: true }));

test("every step comes nearer by what was driven, and none goes past the goal", () => {
  fc.assert(
    fc.property(place, place, (from, goal) => {
      const before = distanceMetres(from, goal);
      const after = distanceMetres(step(from, goal, 33).at, goal);
      expect(after).toBeLessThanOrEqual(Math.max(1, before - 32));
    }),
  );
});

test("it looks where it drives", () => {
  expect(step([42.6, 34.9], [42.7, 34.9], 33).heading).toBeCloseTo(90, 0);
  expect(step([42.6, 34.9], [42.6, 34.8], 33).heading).toBeCloseTo(180, 0);
  expect(step([42.6, 34.9], [42.6, 34.9], 33).heading).toBeUndefined();
});

const station: LngLat = [42.61, 34.91];
const scene: LngLat = [42.55, 34.88];
const board = (status?: Assignment["status"]): Board =>
  ({
    units: { u: { id: "u", station: { name: "Station 1", at: station } } },
    incidents: { i: { id: "i", at: scene } },
    assignments: status === undefined ? {} : { a: { id: "a", unitId: "u", incidentId: "i", status, active: true } },
  }) as unknown as Board;

test.each([
  [undefined, station],
  ["dispatched", undefined],
  ["acknowledged", undefined],
  ["en-route", scene],
  ["on-scene", undefined],
  ["transporting", station],
] as const)("with status %s it drives to the right place", (status, goal) => {
  expect(goalOf(board(status), "u")).toEqual(goal);
});
