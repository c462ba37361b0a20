import type { Recommendation } from "@najda/protocol";
import { expect, test } from "vitest";
import { anIncident, aType, someId } from "../test-things.ts";
import { toSend } from "./to-send.ts";

const unit = (n: number, fills?: string): Recommendation["units"][number] => ({
  unitId: someId(n),
  callSign: `Medic ${n}`,
  etaSeconds: 60 * n,
  metres: 500 * n,
  reasons: [],
  ...(fills !== undefined && { fills }),
});
const recommending = (...units: Recommendation["units"]): Recommendation => ({ units, leftOut: [], shortfalls: [] });
const withCard = aType({ needs: [{ capability: "als", count: 1 }] });

test("the units that fill the run card are sent, those beyond it are not", () => {
  expect(toSend(recommending(unit(1, "als"), unit(2)), anIncident(), withCard).map((each) => each.unitId)).toEqual([someId(1)]);
});

test("nothing is sent when the run card is filled already", () => {
  expect(toSend(recommending(unit(2)), anIncident({ units: [{ unitId: someId(1), callSign: "Medic 1" }] }), withCard)).toEqual([]);
});

test("a type without a run card gets the nearest unit, but not a second one", () => {
  const plain = aType();
  expect(toSend(recommending(unit(1), unit(2)), anIncident(), plain)).toHaveLength(1);
  expect(toSend(recommending(unit(2)), anIncident({ units: [{ unitId: someId(1), callSign: "Medic 1" }] }), plain)).toEqual([]);
});
