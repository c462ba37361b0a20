import { addCover, type Cover, coverCounts, coveredPeople, peopleGained, peopleLost } from "./counts.ts";

export interface MoveQuestion {
  /** Of each place. */
  readonly people: ArrayLike<number>;
  /** What each free unit covers from where it is. */
  readonly units: readonly Cover[];
  /** What is covered anyway, by units that are not to be moved. */
  readonly fixed?: readonly Cover[];
  /** What a unit would cover from each station or stand-by place. */
  readonly sites: readonly Cover[];
  /** At most so many units are moved. */
  readonly most: number;
  /** A move that gains fewer people is not worth the way; 0 where every gain is. */
  readonly leastGain?: number;
  /** Moves that come into question; all where absent. */
  allowed?(unit: number, site: number): boolean;
}

/** Indices of the unit and of the site. */
export interface Move {
  readonly unit: number;
  readonly site: number;
}

export interface Plan {
  readonly moves: readonly Move[];
  /** People covered before and after. */
  readonly before: number;
  readonly after: number;
}

/**
 * Which free units to move where so that most people are covered: the maximal covering location problem (Church &
 * ReVelle, "The maximal covering location problem", Papers of the Regional Science Association 32, 1974), with the
 * units' present places among the locations, so that nobody moves for nothing (Kolesar & Walker, Operations Research
 * 22, 1974). Solved by their greedy adding, then by interchange (Teitz & Bart 1968) until no exchange of one move
 * for another gains. With one move it is the optimum; with all units placed anew greedy adding alone is never
 * below 1 - 1/e of it (Nemhauser, Wolsey & Fisher 1978).
 */
export function planMoves(question: MoveQuestion): Plan {
  const { people, units, fixed = [], most } = question;
  const counts = coverCounts([...fixed, ...units], people.length);
  const before = coveredPeople(people, counts);
  const moves: Move[] = [];
  while (moves.length < most) {
    const best = bestMove(question, counts, moves);
    if (best === undefined) break;
    make(question, counts, best);
    moves.push(best);
  }
  while (interchange(question, counts, moves));
  return { moves, before, after: coveredPeople(people, counts) };
}

/** Takes back each move in turn and makes the best one instead; true when one of them gained. */
function interchange(question: MoveQuestion, counts: Uint16Array, moves: Move[]): boolean {
  let gained = false;
  for (let at = 0; at < moves.length; at++) {
    const held = moves[at]!;
    takeBack(question, counts, held);
    const others = moves.filter((_, other) => other !== at);
    const best = bestMove(question, counts, others) ?? held;
    const isBetter = gainOf(question, counts, best) > gainOf(question, counts, held) + 1e-6;
    const kept = isBetter ? best : held;
    moves[at] = kept;
    make(question, counts, kept);
    gained ||= isBetter;
  }
  return gained;
}

/** The single move that gains most, of a unit that has not been moved; undefined when none gains enough. */
function bestMove(question: MoveQuestion, counts: Uint16Array, made: readonly Move[]): Move | undefined {
  const { people, units, sites, leastGain = 0, allowed } = question;
  let best: Move | undefined;
  let most = Math.max(leastGain, 1e-6);
  for (const [unit, cover] of units.entries()) {
    if (made.some((move) => move.unit === unit)) continue;
    const lost = peopleLost(people, counts, cover);
    addCover(counts, cover, -1);
    for (const [site, there] of sites.entries()) {
      if (allowed?.(unit, site) === false) continue;
      const gain = peopleGained(people, counts, there) - lost;
      if (gain > most) [best, most] = [{ unit, site }, gain];
    }
    addCover(counts, cover, 1);
  }
  return best;
}

function gainOf(question: MoveQuestion, counts: Uint16Array, move: Move): number {
  const { people, units, sites } = question;
  const cover = units[move.unit]!;
  const lost = peopleLost(people, counts, cover);
  addCover(counts, cover, -1);
  const gain = peopleGained(people, counts, sites[move.site]!) - lost;
  addCover(counts, cover, 1);
  return gain;
}

function make({ units, sites }: MoveQuestion, counts: Uint16Array, { unit, site }: Move): void {
  addCover(counts, units[unit]!, -1);
  addCover(counts, sites[site]!, 1);
}

function takeBack({ units, sites }: MoveQuestion, counts: Uint16Array, { unit, site }: Move): void {
  addCover(counts, sites[site]!, -1);
  addCover(counts, units[unit]!, 1);
}
