import { type StreetGraph, travelTimes } from "../../geo/src/index.ts";
import { quantile } from "./figures.ts";
import { somePlaces, seeded } from "./streets-places.ts";
import type { Valhalla } from "./streets-valhalla.ts";

/** How our choice of the first unit does by another engine's times. */
export interface Agreement {
  incidents: number;
  /** Share of incidents where the unit that we choose is the other's best, or among its best three. */
  best: number;
  bestThree: number;
  /** Seconds that our choice takes longer than the other's best, by the other's times. */
  meanLossSeconds: number;
  worstLossSeconds: number;
  /** Our time by the other's. */
  ratioMedian: number;
}

/**
 * Random incidents, 50 units anywhere in the extract for each; both say who is there first. Valhalla's own routes are
 * what it is measured by; its quickest matrix, which says for one pair in three a twentieth more than its own route takes,
 * and up to twice as much, stands beside them.
 */
export async function agreement(graph: StreetGraph, valhalla: Valhalla, { incidents, seed }: { incidents: number; seed: number }): Promise<{ byRoutes: Agreement; byMatrix: Agreement }> {
  const places = somePlaces(graph, seeded(seed));
  const [byRoutes, byMatrix]: Compared[][] = [[], []];
  for (let incident = 0; incident < incidents; incident++) {
    const [at, ...units] = places(51) as [[number, number], ...[number, number][]];
    const ours = travelTimes(graph, at, units).map(({ seconds }) => seconds);
    byRoutes!.push({ ours, theirs: known(await valhalla.routes(units, at)) });
    byMatrix!.push({ ours, theirs: known(await valhalla.matrix(units, at)) });
  }
  return { byRoutes: compare(byRoutes!), byMatrix: compare(byMatrix!) };
}

interface Compared {
  ours: number[];
  theirs: number[];
}

const known = (seconds: (number | null)[]): number[] => seconds.map((value) => value ?? Infinity);

function compare(all: readonly Compared[]): Agreement {
  const [losses, ratios]: [number[], number[]] = [[], []];
  let [best, bestThree] = [0, 0];
  for (const pair of all) {
    // Where the other knows no way it can't say who is first.
    const units = pair.theirs.flatMap((seconds, unit) => (seconds < Infinity ? [unit] : []));
    if (units.length === 0) continue;
    const [ours, theirs] = [units.map((unit) => pair.ours[unit]!), units.map((unit) => pair.theirs[unit]!)];
    const chosen = ours.indexOf(Math.min(...ours));
    const ranked = [...theirs].sort((a, b) => a - b);
    losses.push(theirs[chosen]! - ranked[0]!);
    if (theirs[chosen]! <= ranked[0]!) best++;
    if (theirs[chosen]! <= ranked[2]!) bestThree++;
    for (const [unit, seconds] of ours.entries()) if (theirs[unit]! > 60) ratios.push(seconds / theirs[unit]!);
  }
  return {
    incidents: losses.length,
    best: best / losses.length,
    bestThree: bestThree / losses.length,
    meanLossSeconds: losses.reduce((sum, loss) => sum + loss, 0) / losses.length,
    worstLossSeconds: Math.max(...losses),
    ratioMedian: quantile(ratios, 0.5),
  };
}
