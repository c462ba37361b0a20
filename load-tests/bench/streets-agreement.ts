import { type StreetGraph, travelTimes } from "../../geo/src/index.ts";
import { quantile } from "./figures.ts";
import { somePlaces, seeded } from "./streets-places.ts";
import type { Valhalla } from "./streets-valhalla.ts";

export interface Agreement {
  incidents: number;
  /** Share of incidents where the unit that we choose is Valhalla's best, or among its best three. */
  best: number;
  bestThree: number;
  /** Seconds that our choice takes longer than Valhalla's best, by Valhalla's own times. */
  meanLossSeconds: number;
  worstLossSeconds: number;
  /** Our time by Valhalla's. */
  ratioP10: number;
  ratioMedian: number;
  ratioP90: number;
}

/** Random incidents, 50 units anywhere in the extract for each; both say who is there first. */
export async function agreement(graph: StreetGraph, valhalla: Valhalla, { incidents, seed }: { incidents: number; seed: number }): Promise<Agreement> {
  const places = somePlaces(graph, seeded(seed));
  const [losses, ratios]: [number[], number[]] = [[], []];
  let [best, bestThree] = [0, 0];
  for (let incident = 0; incident < incidents; incident++) {
    const [at, ...units] = places(51) as [[number, number], ...[number, number][]];
    const theirs = (await valhalla.matrix(units, at)).map((seconds) => seconds ?? Infinity);
    const ours = travelTimes(graph, at, units).map(({ seconds }) => seconds);
    const chosen = ours.indexOf(Math.min(...ours));
    const ranked = [...theirs].sort((a, b) => a - b);
    if (ranked[0] === Infinity) continue;
    losses.push(theirs[chosen]! - ranked[0]!);
    if (theirs[chosen]! <= ranked[0]!) best++;
    if (theirs[chosen]! <= ranked[2]!) bestThree++;
    for (const [unit, seconds] of ours.entries()) if (theirs[unit]! < Infinity && theirs[unit]! > 60) ratios.push(seconds / theirs[unit]!);
  }
  return {
    incidents: losses.length,
    best: best / losses.length,
    bestThree: bestThree / losses.length,
    meanLossSeconds: losses.reduce((sum, loss) => sum + loss, 0) / losses.length,
    worstLossSeconds: Math.max(...losses),
    ratioP10: quantile(ratios, 0.1),
    ratioMedian: quantile(ratios, 0.5),
    ratioP90: quantile(ratios, 0.9),
  };
}
