import { boundsOf, distanceMetres } from "@najda/geo";
import type { Area, LngLat } from "@najda/protocol";
import { cellToLatLng } from "h3-js";

/** Recipients of one job: 10,000 subscriptions make 10 jobs, or a few more where the audience is cut into waves. */
export const rangeSize = 1000;

/** How many people a wave of cells holds at least: the first ones are told while the rest is still being looked up. */
const waveSizes = [rangeSize, 10 * rangeSize];
const lastWaveSize = 20 * rangeSize;

/** A cell and how many subscriptions it has. */
export interface Inhabited {
  readonly cell: string;
  readonly subscriptions: number;
}

/** Cells by their distance from the middle of the area: whoever is nearest to the danger is told first. */
export function nearestFirst(cells: readonly string[], area: Area): string[] {
  const middle = middleOf(area);
  const metres = new Map(cells.map((cell) => [cell, distanceMetres(middle, centreOf(cell))]));
  return cells.toSorted((a, b) => (metres.get(a) ?? 0) - (metres.get(b) ?? 0) || (a < b ? -1 : 1));
}

/**
 * Cuts cells, nearest first, into waves that are planned one after the other. Each wave ends with the cell that
 * fills it; the last size repeats. Cells without subscriptions belong to no wave.
 */
export async function* wavesOf(cells: AsyncIterable<Inhabited> | Iterable<Inhabited>): AsyncGenerator<string[]> {
  let wave: string[] = [];
  let [filled, made] = [0, 0];
  for await (const { cell, subscriptions } of cells) {
    if (subscriptions === 0) continue;
    wave.push(cell);
    filled += subscriptions;
    if (filled < (waveSizes[made] ?? lastWaveSize)) continue;
    yield wave;
    made += 1;
    [wave, filled] = [[], 0];
  }
  if (wave.length > 0) yield wave;
}

function middleOf(area: Area): LngLat {
  const [west, south, east, north] = boundsOf(area);
  return [(west + east) / 2, (south + north) / 2];
}

function centreOf(cell: string): LngLat {
  const [lat, lng] = cellToLatLng(cell);
  return [lng, lat];
}
