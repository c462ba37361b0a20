import type { Feature } from "geojson";
import { cellBounds } from "@najda/geo";
import type { CoverageGrid, CoverageView } from "@najda/protocol";
import type { MapView } from "./map-view.ts";

/** How many free units reach a place in time, as the map tells them apart. */
export type Covered = "none" | "one" | "more";

const coveredBy = (digit: string | undefined): Covered => (digit === undefined || digit === "0" ? "none" : digit === "1" ? "one" : "more");
const signs: Readonly<Record<Covered, string>> = { none: "0", one: "1", more: "2+" };

/** Whether two places of the list lie in one row with only places of the list between them. */
function isNext({ cells, columns }: CoverageGrid, a: number, b: number): boolean {
  const [from = 0, to = 0] = [cells[a], cells[b]];
  return to - from === b - a && Math.floor(from / columns) === Math.floor(to / columns);
}

/**
 * The cells as areas: neighbours of a row that are covered alike are one, so that a country is thousands of areas
 * and not a million. `own` is what the selected unit reaches.
 */
export function coverageFeatures(grid: CoverageGrid, { counts, reach = [] }: Pick<CoverageView, "counts" | "reach">): Feature[] {
  const own = new Set(reach);
  const features: Feature[] = [];
  let begin = 0;
  const alike = (a: number, b: number): boolean =>
    isNext(grid, a, b) &&
    coveredBy(counts[a]) === coveredBy(counts[b]) && own.has(a) === own.has(b);
  for (let next = 1; next <= grid.cells.length; next++) {
    if (next < grid.cells.length && alike(begin, next)) continue;
    const [west, south, , north] = cellBounds(grid, grid.cells[begin]!);
    const [, , east] = cellBounds(grid, grid.cells[next - 1]!);
    const covered = coveredBy(counts[begin]);
    features.push({
      type: "Feature",
      geometry: { type: "Polygon", coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] },
      properties: { covered, sign: signs[covered], own: own.has(begin) },
    });
    begin = next;
  }
  return features;
}

/** Draws who is covered in place of what was drawn before; nothing without a view. */
export const drawCoverage = (view: MapView, grid: CoverageGrid | undefined, coverage: CoverageView | undefined): Promise<void> =>
  view.draw("coverage", grid === undefined || coverage === undefined ? [] : coverageFeatures(grid, coverage));
