import type { LngLat } from "@najda/protocol";
import { expect, test } from "vitest";
import { readPlusCode } from "./plus-code.ts";

/** Middles of cells out of the specification's own test files (decoding.csv). */
test.each<[string, LngLat]>([
  ["7FG49Q00+", [2.775, 20.375]],
  ["7FG49QCJ+2V", [2.7821875, 20.3700625]],
  ["7FG49QCJ+2VX", [2.782234375, 20.3701125]],
  ["7FG49QCJ+2VXGJ", [2.782235, 20.370113]],
  ["8FVC2222+22", [8.0000625, 47.0000625]],
  ["4VCPPQGP+Q9", [174.7859375, -41.2730625]],
  ["62G20000+", [-179.5, 0.5]],
  ["8fvc2222 + 22", [8.0000625, 47.0000625]],
])("%s", (code, [lng, lat]) => {
  const at = readPlusCode(code)!;
  expect(at[0]).toBeCloseTo(lng, 5);
  expect(at[1]).toBeCloseTo(lat, 5);
});

/** shortCodeTests.csv: a short code, a place near by, and the full code that is meant. */
test.each<[string, LngLat, string]>([
  ["CJ+2VX", [-1.217765625, 51.3701125], "9C3W9QCJ+2VX"],
  ["9QCJ+2VX", [-1.217765625, 51.3708675], "9C3W9QCJ+2VX"],
  ["22+", [8.0, 47.0], "8FVC2222+"],
  ["2222+22", [8.4, 47.4], "8FVC2222+22"],
])("%s near %j is %s", (code, near, full) => {
  const [found, meant] = [readPlusCode(code, near)!, readPlusCode(full)!];
  expect(found[0]).toBeCloseTo(meant[0], 6);
  expect(found[1]).toBeCloseTo(meant[1], 6);
});

test.each(["", "+", "8FVC2222", "8FVC2222+2", "8FVC2A22+22", "8F+22", "8FVC20000+22", "22WC2222+22X+", "garden + palm", "X9999999+22"])("%j is no code", (code) => {
  expect(readPlusCode(code)).toBeUndefined();
});

test("a short code over the corner of the cell means the neighbour's, half a cell away at most", () => {
  const [lng, lat] = readPlusCode("XX+XX", [8, 47])!;
  expect(Math.abs(lng - 8)).toBeLessThan(0.026);
  expect(Math.abs(lat - 47)).toBeLessThan(0.026);
});

test("a short code means nothing without a place near by", () => {
  expect(readPlusCode("9QCJ+2VX")).toBeUndefined();
});
