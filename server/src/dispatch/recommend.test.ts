import { describe, expect, test } from "vitest";
import { recommend, type Candidate } from "./recommend.ts";

const unit = (callSign: string, etaSeconds: number, more: Partial<Candidate> = {}): Candidate => ({
  unitId: callSign,
  callSign,
  capabilities: ["als"],
  metres: etaSeconds * 10,
  etaSeconds,
  byStreets: true,
  positionAgeSeconds: 5,
  obstacles: [],
  ...more,
});
const signs = (units: readonly { callSign: string }[]) => units.map((one) => one.callSign);

describe("a recommendation", () => {
  test("a paramedic further away comes before a nearer crew without one", () => {
    const { units, leftOut } = recommend({
      needs: [{ capability: "als", count: 1 }],
      candidates: [unit("Medic 3", 60, { capabilities: ["bls"] }), unit("Medic 7", 240)],
    });
    expect(signs(units)).toEqual(["Medic 7"]);
    expect(leftOut).toEqual([{ unitId: "Medic 3", callSign: "Medic 3", reasons: [{ code: "lacks-capability", facts: { needed: "als" } }] }]);
  });

  test("soonest first, not nearest first", () => {
    const { units } = recommend({
      needs: [{ capability: "als", count: 1 }],
      candidates: [unit("across the river", 600, { metres: 400 }), unit("same bank", 200, { metres: 2_000 })],
    });
    expect(signs(units)).toEqual(["same bank", "across the river"]);
  });

  test("each need takes its soonest unit, the rarest capability first, and the rest follow", () => {
    const engine = (sign: string, seconds: number) => unit(sign, seconds, { capabilities: ["engine"] });
    const { units, shortfalls } = recommend({
      needs: [{ capability: "engine", count: 2 }, { capability: "ladder", count: 1 }, { capability: "rescue", count: 1 }],
      candidates: [unit("Ladder 1", 30, { capabilities: ["ladder", "engine"] }), engine("Engine 1", 60), engine("Engine 2", 120), engine("Engine 3", 180)],
    });
    expect(units.map((one) => [one.callSign, one.fills])).toEqual([
      ["Ladder 1", "ladder"], ["Engine 1", "engine"], ["Engine 2", "engine"], ["Engine 3", undefined],
    ]);
    expect(shortfalls).toEqual([{ capability: "rescue", missing: 1 }]);
  });

  test("what was sent already is not asked for again", () => {
    const needs = [{ capability: "als", count: 1 }, { capability: "bls", count: 1 }];
    const { units, shortfalls } = recommend({ needs, sent: [["als", "bls"]], candidates: [unit("Medic 2", 60, { capabilities: ["als", "bls"] })] });
    expect(units.map((one) => one.fills)).toEqual(["bls"]);
    expect(shortfalls).toEqual([]);
    expect(recommend({ needs, sent: [["als", "bls"], ["bls"]], candidates: [] }).shortfalls).toEqual([]);
  });

  test("those who can't go are listed with every reason", () => {
    const busy = { code: "busy" as const, facts: { number: "2026-000409" } };
    const { units, leftOut, shortfalls } = recommend({ needs: [{ capability: "als", count: 1 }], candidates: [unit("Medic 1", 30, { obstacles: [busy] })] });
    expect(units).toEqual([]);
    expect(leftOut[0]?.reasons).toEqual([busy]);
    expect(shortfalls).toEqual([{ capability: "als", missing: 1 }]);
  });

  test("a type without a run card takes whoever is soonest", () => {
    const { units } = recommend({ needs: [], candidates: [unit("B", 90, { capabilities: [] }), unit("A", 20, { capabilities: ["patrol"] })] });
    expect(signs(units)).toEqual(["A", "B"]);
  });

  test("says by what its travel time is known", () => {
    const [line] = recommend({ needs: [], candidates: [unit("A", 20, { byStreets: false })] }).units;
    expect(line?.reasons.map((reason) => reason.code)).toContain("travel-time-straight-line");
  });
});
