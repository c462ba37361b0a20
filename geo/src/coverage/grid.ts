import { metresPerDegree } from "../distance.ts";
import type { Bounds } from "../area/measures.ts";

/** Equal cells over the bounds of a map, counted row by row from the south-west. Steps in degrees. */
export interface CoverageRaster {
  west: number;
  south: number;
  stepLng: number;
  stepLat: number;
  columns: number;
  rows: number;
}

/** Side of a cell: a unit crosses it in less than half a minute, so a whole cell is reached or it is not. */
export const cellMetres = 250;

/** Cells of about `cellMetres` on each side over these bounds; at least one. */
export function rasterOver([west, south, east, north]: Bounds): CoverageRaster {
  const stepLat = cellMetres / metresPerDegree;
  const stepLng = stepLat / Math.max(0.01, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const steps = (degrees: number, step: number): number => Math.max(1, Math.ceil(degrees / step));
  return { west, south, stepLng, stepLat, columns: steps(east - west, stepLng), rows: steps(north - south, stepLat) };
}

/** The number of the cell that holds a point; -1 outside. */
export function cellNumber(raster: CoverageRaster, lng: number, lat: number): number {
  const column = Math.floor((lng - raster.west) / raster.stepLng);
  const row = Math.floor((lat - raster.south) / raster.stepLat);
  return column < 0 || row < 0 || column >= raster.columns || row >= raster.rows ? -1 : row * raster.columns + column;
}

/** West, south, east and north of a cell. */
export function cellBounds(raster: Omit<CoverageRaster, "rows">, cell: number): Bounds {
  const west = raster.west + (cell % raster.columns) * raster.stepLng;
  const south = raster.south + Math.floor(cell / raster.columns) * raster.stepLat;
  return [west, south, west + raster.stepLng, south + raster.stepLat];
}
