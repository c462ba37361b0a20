import type { StreetGraph } from "../streets/street-graph.ts";
import { cellMetres, cellNumber, type CoverageRaster } from "./grid.ts";

/** From the first junction of a cell to the houses in it: half its side at 10 m/s. */
const insideSeconds = cellMetres / 2 / 10;
/** Into a cell without a junction, from the one beside it: streets are longer than the line (1.4), at 10 m/s. */
const besideSeconds = (cellMetres * 1.4) / 10;

export interface CoverGround {
  readonly raster: CoverageRaster;
  /** Numbers of the cells where people live. */
  readonly cells: ArrayLike<number>;
  readonly graph: Pick<StreetGraph, "from" | "shape" | "shapeFirst">;
}

/**
 * Which places are within the limit, one for all or one for each place: their indices in `cells`, rising. `reached` is
 * what `reach` gives: lng, lat, seconds in turn.
 */
export type Coverer = (reached: ArrayLike<number>, limitSeconds: number | ArrayLike<number>) => Uint32Array;

/**
 * Makes the finder of covered places. A cell with junctions counts by the soonest of its own, so that nothing is
 * covered across a river; only one without any is reached from beside it.
 */
export function createCoverer({ raster, cells, graph }: CoverGround): Coverer {
  const size = raster.columns * raster.rows;
  const placeOf = new Int32Array(size).fill(-1);
  for (let place = 0; place < cells.length; place++) placeOf[cells[place]!] = place;
  const hasJunction = cellsWithJunctions(raster, graph);
  const seconds = new Float32Array(size).fill(Infinity);

  return (reached, limitSeconds) => {
    const touched: number[] = [];
    for (let at = 0; at + 2 < reached.length; at += 3) {
      const cell = cellNumber(raster, reached[at]!, reached[at + 1]!);
      if (cell < 0) continue;
      if (seconds[cell] === Infinity) touched.push(cell);
      seconds[cell] = Math.min(seconds[cell]!, reached[at + 2]!);
    }
    const covered = new Set<number>();
    const take = (cell: number, after: number): void => {
      const place = placeOf[cell]!;
      if (place >= 0 && after <= (typeof limitSeconds === "number" ? limitSeconds : limitSeconds[place]!)) covered.add(place);
    };
    for (const cell of touched) {
      take(cell, seconds[cell]! + insideSeconds);
      for (const beside of besides(raster, cell)) if (hasJunction[beside] === 0) take(beside, seconds[cell]! + besideSeconds);
    }
    for (const cell of touched) seconds[cell] = Infinity;
    return Uint32Array.from(covered).sort();
  };
}

function cellsWithJunctions(raster: CoverageRaster, { from, shape, shapeFirst }: CoverGround["graph"]): Uint8Array {
  const has = new Uint8Array(raster.columns * raster.rows);
  const mark = (point: number): void => {
    const cell = cellNumber(raster, shape[2 * point]! / 1e7, shape[2 * point + 1]! / 1e7);
    if (cell >= 0) has[cell] = 1;
  };
  for (let street = 0; street < from.length; street++) {
    mark(shapeFirst[street]!);
    mark(shapeFirst[street + 1]! - 1);
  }
  return has;
}

function* besides({ columns, rows }: CoverageRaster, cell: number): Generator<number> {
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
      if (x !== column || y !== row) yield y * columns + x;
    }
  }
}
