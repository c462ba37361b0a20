import type { Area } from "@najda/protocol";
import { polygonsOf } from "../area/rings.ts";
import type { CoverageRaster } from "./grid.ts";

/**
 * Numbers of the cells whose middle lies in an area, rising. Row by row: where a row's middle line enters the area
 * and where it leaves it (even-odd over all rings), so that a border of thousands of vertices costs each of them once.
 */
export function cellsInside(raster: CoverageRaster, area: Area): number[] {
  const crossings = new Map<number, number[]>();
  for (const ring of polygonsOf(area).flat()) {
    for (let at = 0; at + 1 < ring.length; at++) addCrossings(crossings, raster, { from: ring[at]!, to: ring[at + 1]! });
  }
  const inside: number[] = [];
  for (const [row, columns] of [...crossings].sort(([one], [other]) => one - other)) {
    columns.sort((one, other) => one - other);
    for (let at = 0; at + 1 < columns.length; at += 2) {
      const last = Math.min(raster.columns, Math.ceil(columns[at + 1]! - 0.5));
      for (let column = Math.max(0, Math.ceil(columns[at]! - 0.5)); column < last; column++) inside.push(row * raster.columns + column);
    }
  }
  return inside;
}

interface Edge {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** Where an edge crosses the middle lines of rows, in columns from the west; its upper end belongs to the next edge. */
function addCrossings(crossings: Map<number, number[]>, { west, south, stepLng, stepLat, rows }: CoverageRaster, { from, to }: Edge): void {
  const [low, high] = from[1] <= to[1] ? [from, to] : [to, from];
  const rowOf = (lat: number): number => Math.ceil((lat - south) / stepLat - 0.5);
  for (let row = Math.max(0, rowOf(low[1])); row < Math.min(rows, rowOf(high[1])); row++) {
    const lat = south + (row + 0.5) * stepLat;
    const lng = low[0] + ((high[0] - low[0]) * (lat - low[1])) / (high[1] - low[1]);
    const known = crossings.get(row);
    if (known === undefined) crossings.set(row, [(lng - west) / stepLng]);
    else known.push((lng - west) / stepLng);
  }
}

/** Whose each place is: the smallest zone whose area holds the middle of its cell, -1 for none. `cells` are the places' cells, rising. */
export function zonesOfCells(raster: CoverageRaster, cells: ArrayLike<number>, areas: readonly Area[]): Int32Array {
  const placeOf = new Map<number, number>();
  for (let place = 0; place < cells.length; place++) placeOf.set(cells[place]!, place);
  const zoneOf = new Int32Array(cells.length).fill(-1);
  const held = areas.map((area, zone) => ({ zone, inside: cellsInside(raster, area) }));
  // The larger first, so that the smaller has the last word.
  for (const { zone, inside } of held.sort((one, other) => other.inside.length - one.inside.length)) {
    for (const cell of inside) {
      const place = placeOf.get(cell);
      if (place !== undefined) zoneOf[place] = zone;
    }
  }
  return zoneOf;
}
