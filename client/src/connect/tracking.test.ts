import { expect, test } from "vitest";
import { keepNewest } from "./tracking.ts";
import type { Tracked } from "./tracking.ts";

const at = (unitId: string, second: number, lng = 0) => ({ unitId, at: [lng, 0] as [number, number], recordedAt: `2026-11-21T14:00:${String(second).padStart(2, "0")}Z` });

test("the newest report of a unit counts, a late older one changes nothing", () => {
  const known = new Map<string, Tracked>();
  expect(keepNewest(known, [at("e1", 10, 1)], 5)).toHaveLength(1);
  expect(keepNewest(known, [at("e1", 9, 2), at("m2", 1)], 6).map(({ unitId }) => unitId)).toEqual(["m2"]);
  expect(known.get("e1")).toMatchObject({ at: [1, 0], heardAt: 5 });
});

test("times with different offsets are compared as moments", () => {
  const known = new Map<string, Tracked>();
  keepNewest(known, [{ ...at("e1", 0), recordedAt: "2026-11-21T17:00:05+03:00" }], 1);
  expect(keepNewest(known, [at("e1", 4)], 2)).toEqual([]);
});
