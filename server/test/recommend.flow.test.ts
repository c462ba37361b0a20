import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { east, oldTown, startCity, type City } from "./city.ts";

let city: City;
beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city.stop());

test("the nearest lacks the capability, the second is busy, the third's position is ten minutes old: the fourth is sent", async () => {
  const desk = await city.signIn("dispatcher");
  const nearest = await city.crew("Basic 1", { at: east(200), skills: ["bls"] });
  const second = await city.crew("Medic 2", { at: east(400), skills: ["als"] });
  const third = await city.crew("Medic 3", { skills: ["als"] });
  await third.at(east(600), new Date(city.clock.now().getTime() - 600_000));
  const fourth = await city.crew("Medic 4", { at: east(800), skills: ["als"] });
  const resting = await city.crew("Medic 5", { at: east(100), skills: ["als"] });
  await resting.send("unit:duty", { unitId: resting.unitId, duty: "out-of-service", reason: "fuel" });
  const silent = await city.crew("Medic 6", { skills: ["als"] });

  const elsewhere = uuid();
  const other = await desk.send("call:take", { id: uuid(), incidentId: elsewhere, at: east(5_000), type: "chest-pain" });
  await desk.send("incident:assign", { assignmentId: uuid(), incidentId: elsewhere, unitId: second.unitId });

  const incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: oldTown, type: "chest-pain" });
  const { units, leftOut, shortfalls } = await desk.send("incident:recommend", { incidentId });

  expect(units.map((unit) => unit.callSign)).toEqual(["Medic 4"]);
  expect(units[0]).toMatchObject({ unitId: fourth.unitId, fills: "als" });
  expect(units[0]!.metres).toBeGreaterThan(780);
  expect(units[0]!.metres).toBeLessThan(820);
  expect(shortfalls).toEqual([]);
  const why = Object.fromEntries(leftOut.map((unit) => [unit.unitId, unit.reasons]));
  expect(why[nearest.unitId]).toEqual([{ code: "lacks-capability", facts: { needed: "als" } }]);
  expect(why[second.unitId]).toEqual([{ code: "busy", facts: { number: other.number } }]);
  expect(why[third.unitId]).toMatchObject([{ code: "position-old" }]);
  expect(why[resting.unitId]).toEqual([{ code: "out-of-service" }]);
  expect(why[silent.unitId]).toEqual([{ code: "no-position" }]);
});

test("units of another control room are neither recommended nor told of", async () => {
  const otherCentre = await city.addCentre("Neighbouring room");
  const theirs = await city.crew("Foreign 1", { at: east(10), skills: ["als"], centreId: otherCentre });
  const desk = await city.signIn("dispatcher");
  const incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: oldTown, type: "chest-pain" });
  expect(JSON.stringify(await desk.send("incident:recommend", { incidentId }))).not.toContain(theirs.unitId);
});
