import type { Recommendation } from "@najda/protocol";
import { expect, test } from "vitest";
import { someId } from "../test-things.ts";
import { runCard } from "./run-card.ts";

const unit = (n: number, fills?: string): Recommendation["units"][number] => ({
  unitId: someId(n),
  callSign: `Unit ${n}`,
  etaSeconds: 60 * n,
  metres: 500 * n,
  reasons: [],
  ...(fills !== undefined && { fills }),
});
const recommending = (...units: Recommendation["units"]): Recommendation => ({ units, leftOut: [], shortfalls: [] });
const ids = (units: Recommendation["units"]): readonly string[] => units.map((each) => each.unitId);
const als = [{ capability: "als", count: 1 }];

test("the units that fill the run card are sent, those beyond it are not", () => {
  expect(ids(runCard(recommending(unit(1, "als"), unit(2)), [], als).best)).toEqual([someId(1)]);
});

test("a need that somebody sent fills is not filled twice", () => {
  const card = runCard(recommending(unit(1, "als"), unit(2, "bls")), [{ capabilities: ["als"] }], [...als, { capability: "bls", count: 1 }]);
  expect(ids(card.best)).toEqual([someId(2)]);
  expect(card.missing).toEqual([]);
});

test("a unit that could fill two needs fills the one that fewer can", () => {
  const needs = [{ capability: "engine", count: 1 }, { capability: "ladder", count: 1 }];
  const sent = [{ capabilities: ["engine", "ladder"] }, { capabilities: ["engine"] }];
  expect(runCard(recommending(unit(1, "engine"), unit(2, "ladder")), sent, needs)).toEqual({ best: [], missing: [] });
});

test("what nobody can fill is missing", () => {
  const card = runCard(recommending(unit(1, "engine")), [], [{ capability: "engine", count: 2 }, { capability: "ladder", count: 1 }]);
  expect(card.missing).toEqual(expect.arrayContaining([{ capability: "engine", missing: 1 }, { capability: "ladder", missing: 1 }]));
});

test("a type without a run card gets the nearest unit, but not a second one", () => {
  expect(runCard(recommending(unit(1), unit(2)), [], []).best).toHaveLength(1);
  expect(runCard(recommending(unit(2)), [{ capabilities: [] }], []).best).toEqual([]);
});
