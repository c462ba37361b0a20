import { isFiller, isHouseNumber, wordsIn } from "./words.ts";

/** What ranks lower than its equals: nobody looks for a hydrant by name. */
const kindCosts: Record<string, number> = {
  city: 0, town: 0, village: 0.02, district: 0.02, hospital: 0.02, "fire-station": 0.03, police: 0.03, "ambulance-station": 0.03, street: 0.05,
  square: 0.05, university: 0.04, station: 0.04, airport: 0.03, hydrant: 0.3, restaurant: 0.1, hotel: 0.08, bank: 0.1, fuel: 0.1, pharmacy: 0.08, water: 0.1,
};
const usualKindCost = 0.07;
/** A typed word that the name doesn't have; a number may be the house's. */
const missing = (word: string): number => (isHouseNumber(word) ? 0.6 : 0.9);
/** Every word, in order, and no other. */
const wholeName = -0.2;
/** Names that cost more than this don't answer the question. */
export const worstCost = 0.62;

/** How badly a word of a name answers a typed one; undefined where it doesn't (`wordCost`, looked up). */
export type Fits = (typed: string, word: string) => number | undefined;

interface Typed {
  words: readonly string[];
  fits: Fits;
}

/** How badly the names answer the words, 0 (the very name) upwards: the best of the names counts. */
export function textCost(typed: Typed, folded: string): number {
  return Math.min(...folded.split("|").filter((name) => name !== "").map((name) => nameCost(typed, wordsIn(name))), Infinity);
}

function nameCost({ words, fits }: Typed, name: readonly string[]): number {
  if (words.length === 0) return Infinity;
  const free = new Set(name.keys());
  let cost = 0;
  let inOrder = true;
  let before = -1;
  for (const word of words) {
    const fit = bestFit(name, free, (each) => fits(word, each));
    if (fit === undefined) {
      cost += missing(word);
      continue;
    }
    free.delete(fit.at);
    inOrder &&= fit.at > before;
    before = fit.at;
    cost += fit.cost;
  }
  const letters = name.reduce((all, word) => all + weightOf(word), 0);
  const unasked = [...free].reduce((all, at) => all + weightOf(name[at]!), 0);
  if (cost === 0 && unasked === 0 && inOrder) return wholeName;
  return cost / words.length + 0.22 * (unasked / letters) + (inOrder ? 0 : 0.03);
}

/** A number sets two names apart as much as a word does: nobody who means the 2nd Gate Street leaves it away. */
const weightOf = (word: string): number => (isFiller(word) ? 0 : /^\d/.test(word) ? Math.max(5, word.length) : word.length);


function bestFit(name: readonly string[], free: ReadonlySet<number>, costOf: (word: string) => number | undefined): { at: number; cost: number } | undefined {
  let best: { at: number; cost: number } | undefined;
  for (const at of free) {
    const cost = costOf(name[at]!);
    if (cost !== undefined && (best === undefined || cost < best.cost)) best = { at, cost };
  }
  return best;
}

/** What closeness adds: 0 at the middle of the screen, 0.07 half a kilometre away, 0.3 at ten kilometres. */
export const distanceCost = (metres: number | undefined): number => (metres === undefined ? 0 : Math.min(0.6, 0.1 * Math.log(1 + metres / 500)));

export const kindCost = (kind: string): number => kindCosts[kind] ?? usualKindCost;
