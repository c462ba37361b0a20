import { expect, test } from "vitest";
import type { CoverageGrid } from "@najda/protocol";
import { coverageFeatures } from "./coverage-layer.ts";

const grid: CoverageGrid = { id: "g", west: 44, south: 36, stepLng: 0.1, stepLat: 0.1, columns: 4, cells: [0, 1, 2, 3, 4, 6], people: 6, source: "buildings", estimate: true };
const shown = (counts: string, reach?: number[]) =>
  coverageFeatures(grid, { counts, ...(reach === undefined ? {} : { reach }) }).map(({ geometry, properties }) => {
    const corners = geometry.type === "Polygon" ? geometry.coordinates[0]! : [];
    return [properties!["sign"], properties!["own"], ...[corners[0]![0], corners[1]![0], corners[0]![1]].map((value) => Math.round(value! * 10) / 10)];
  });

test("cells of a row that are covered alike become one area; a gap or the end of the row parts them", () => {
  expect(shown("000000")).toEqual([["0", false, 44, 44.4, 36], ["0", false, 44, 44.1, 36.1], ["0", false, 44.2, 44.3, 36.1]]);
  expect(shown("012900").map(([sign]) => sign)).toEqual(["0", "1", "2+", "0", "0"]);
});

test("what the selected unit reaches stands apart", () => {
  expect(shown("111111", [1, 2]).map(([, own]) => own)).toEqual([false, true, false, false, false]);
});
