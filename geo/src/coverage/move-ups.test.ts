import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Cover, coverCounts, coveredPeople } from "./counts.ts";
import { type Move, type MoveQuestion, planMoves } from "./move-ups.ts";

const places = 8;
const cover = fc.uniqueArray(fc.nat(places - 1), { maxLength: 5 }).map((list) => Uint32Array.from(list.sort((a, b) => a - b)));
const covers = (minLength: number, maxLength: number) => fc.array(cover, { minLength, maxLength });
const question = fc.record({
  people: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: places, maxLength: places }),
  units: covers(1, 3),
  fixed: covers(0, 1),
  sites: covers(1, 4),
  most: fc.integer({ min: 0, max: 3 }),
});

const after = ({ people, units, fixed = [], sites }: MoveQuestion, moves: readonly Move[]): number => {
  const there = units.map((own, unit) => sites[moves.find((move) => move.unit === unit)?.site ?? -1] ?? own);
  return coveredPeople(people, coverCounts([...fixed, ...there], people.length));
};

/** Every way to move at most so many. */
function* allPlans({ units, sites, most }: MoveQuestion, from = 0, made: Move[] = []): Generator<Move[]> {
  yield made;
  if (made.length === most) return;
  for (let unit = from; unit < units.length; unit++) {
    for (let site = 0; site < sites.length; site++) yield* allPlans({ people: [], units, sites, most }, unit + 1, [...made, { unit, site }]);
  }
}

const optimum = (asked: MoveQuestion): number => Math.max(...[...allPlans(asked)].map((plan) => after(asked, plan)));

/** Greedy adding alone, the long way. */
function greedy(asked: MoveQuestion): number {
  let made: Move[] = [];
  while (made.length < asked.most) {
    const next = [...allPlans({ ...asked, most: 1 })].flat()
      .filter((move) => made.every(({ unit }) => unit !== move.unit))
      .map((move) => [...made, move])
      .sort((a, b) => after(asked, b) - after(asked, a))[0];
    if (next === undefined || after(asked, next) <= after(asked, made)) break;
    made = next;
  }
  return after(asked, made);
}

test("a plan is what it says, never worse than staying or than greedy adding, never above the optimum", () => {
  fc.assert(fc.property(question, (asked) => {
    const plan = planMoves(asked);
    expect(plan.before).toBe(after(asked, []));
    expect(plan.after).toBe(after(asked, plan.moves));
    expect(plan.moves.length).toBeLessThanOrEqual(asked.most);
    expect(new Set(plan.moves.map(({ unit }) => unit)).size).toBe(plan.moves.length);
    expect(plan.after).toBeGreaterThanOrEqual(plan.before);
    expect(plan.after).toBeLessThanOrEqual(optimum(asked));
  }), { numRuns: 400 });
});

test("one move is the best that there is", () => {
  fc.assert(fc.property(question, (asked) => {
    expect(planMoves({ ...asked, most: 1 }).after).toBe(optimum({ ...asked, most: 1 }));
  }), { numRuns: 300 });
});

test("units that are all placed anew cover at least 1 - 1/e of what the best places would, and no less than greedily", () => {
  const anew = question.map((asked) => ({ ...asked, units: asked.units.map((): Cover => new Uint32Array()), fixed: [], most: 3 }));
  fc.assert(fc.property(anew, (asked) => {
    const found = planMoves(asked).after;
    expect(found).toBeGreaterThanOrEqual((1 - 1 / Math.E) * optimum(asked) - 1e-9);
    expect(found).toBeGreaterThanOrEqual(greedy(asked));
  }), { numRuns: 300 });
});

test("interchange mends what greedy adding got wrong", () => {
  // Greedily the middle (6) comes first, and then only one of the sides (5 or 5, 3 of them new each).
  const people = [2, 3, 3, 2];
  const asked = { people, units: [new Uint32Array(), new Uint32Array()], sites: [[1, 2], [0, 1], [2, 3]].map((list) => Uint32Array.from(list)), most: 2 };
  expect(greedy(asked)).toBe(8);
  expect(planMoves(asked)).toMatchObject({ before: 0, after: 10 });
});

test("a forbidden move and one that gains too little are not made", () => {
  const asked = { people: [10, 1], units: [Uint32Array.of()], sites: [Uint32Array.of(0), Uint32Array.of(1)], most: 1 };
  expect(planMoves({ ...asked, allowed: (_: number, site: number) => site !== 0 }).moves).toEqual([{ unit: 0, site: 1 }]);
  expect(planMoves({ ...asked, leastGain: 10 }).moves).toEqual([]);
});
