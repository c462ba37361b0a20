import { expect, test } from "vitest";
import { createFleet } from "./fleet.ts";
import type { Fleet, UnitOnMap } from "./fleet.ts";

const t0 = Date.parse("2026-11-21T14:00:00Z");
const unit = (unitId: string, state: UnitOnMap["state"] = "available"): UnitOnMap => ({ unitId, callSign: unitId.toUpperCase(), state });
const seen = (unitId: string, secondsAgo = 0) => ({ unitId, at: [35, 31] as [number, number], recordedAt: new Date(t0 - secondsAgo * 1000).toISOString(), heardAt: t0 });

function fleetOf(...units: UnitOnMap[]): Fleet {
  const fleet = createFleet((seconds) => `${Math.floor(seconds / 60)} min`);
  fleet.setUnits(units);
  return fleet;
}

test("a unit appears when it is known and has a place, whichever comes first", () => {
  const fleet = fleetOf(unit("e1"));
  expect(fleet.take(t0)).toBeUndefined();
  fleet.move([seen("e1"), seen("stranger")]);
  expect(fleet.take(t0)?.["free-units"].add.map(({ properties }) => properties?.["label"])).toEqual(["E1 AR"]);
  fleet.setUnits([unit("e1"), unit("stranger")]);
  expect(fleet.take(t0)?.["free-units"].add).toHaveLength(1);
});

test("a hundred reports of a unit between two updates cost one change, the newest", () => {
  const fleet = fleetOf(unit("e1"));
  fleet.move([seen("e1")]);
  fleet.take(t0);
  for (let index = 1; index <= 100; index += 1) fleet.move([{ ...seen("e1"), at: [35 + index, 31] }]);
  const diff = fleet.take(t0)?.["free-units"];
  expect(diff?.update).toHaveLength(1);
  expect(diff?.update[0]?.geometry.coordinates).toEqual([135, 31]);
  expect(fleet.take(t0)).toBeUndefined();
});

test("who goes off duty or leaves the board leaves the map, under the same number", () => {
  const fleet = fleetOf(unit("e1"), unit("m2"));
  fleet.move([seen("e1"), seen("m2")]);
  const ids = fleet.take(t0)?.["free-units"].add.map(({ id }) => id);
  fleet.setUnits([unit("e1", "off-duty")]);
  expect(fleet.take(t0)?.["free-units"].remove.sort()).toEqual(ids?.sort());
  expect(fleet.shown).toBe(0);
});

test("when the view changes, whoever is not in it any more goes", () => {
  const fleet = fleetOf(unit("e1"), unit("m2"));
  fleet.move([seen("e1"), seen("m2")]);
  fleet.take(t0);
  fleet.move([seen("m2")], true);
  const diff = fleet.take(t0)?.["free-units"];
  expect([diff?.remove.length, diff?.update.length]).toEqual([1, 1]);
  // Where it was last is still known, for those who want to look there.
  expect(fleet.placeOf("e1")).toEqual([35, 31]);
  fleet.move([seen("e1")]);
  expect(fleet.take(t0)?.["free-units"].add).toHaveLength(1);
});

test("a position grows old by itself: it fades and says its age", () => {
  const fleet = fleetOf(unit("e1"));
  fleet.move([seen("e1", 50)]);
  expect(fleet.take(t0)?.["free-units"].add[0]?.properties).toMatchObject({ old: false, label: "E1 AR" });
  expect(fleet.take(t0 + 5_000)).toBeUndefined();
  expect(fleet.take(t0 + 100_000)?.["free-units"].update[0]?.properties).toMatchObject({ old: true, label: "E1 AR\n2 min" });
});

test("ages name the oldest", () => {
  const fleet = fleetOf(unit("e1"), unit("p14"));
  expect(fleet.ages(t0)).toBeUndefined();
  fleet.move([seen("e1", 1), seen("p14", 48)]);
  fleet.take(t0);
  expect(fleet.ages(t0)).toEqual({ count: 2, newestSeconds: 1, oldestSeconds: 48, oldestCallSign: "P14" });
});

test("who is sent somewhere or looked at leaves those that may be gathered, and comes back to them", () => {
  const fleet = fleetOf(unit("e1"), unit("m2"));
  fleet.move([seen("e1"), seen("m2")]);
  fleet.take(t0);
  fleet.setUnits([unit("e1", "dispatched"), unit("m2")]);
  const sent = fleet.take(t0)!;
  expect([sent["free-units"].remove, sent.units.add.map(({ properties }) => properties?.["label"])]).toEqual([[1], ["E1 DP"]]);
  fleet.select("m2");
  expect(fleet.take(t0)?.units.add).toHaveLength(1);
  fleet.select(undefined);
  const back = fleet.take(t0)!;
  expect([back.units.remove, back["free-units"].add.length, fleet.shown]).toEqual([[2], 1, 2]);
});
