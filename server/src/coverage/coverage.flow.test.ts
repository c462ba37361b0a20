import type { LngLat } from "@najda/protocol";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type City, east, oldTown, startCity } from "../../test/city.ts";
import { layMap } from "../../test/small-map.ts";

/** Old town, and New town twelve kilometres east of it: ten minutes at 20 m/s. Each has 2,000 people. */
const newTown = east(12_000);

let city: City;
beforeAll(async () => {
  city = await startCity({ settings: { COVERAGE_MINUTES: "ambulance=8", COVERAGE_ALARM_SECONDS: "30", MOVE_UP_AFTER_MINUTES: "3" } });
  await layMap(city, { towns: [{ name: "Old town", at: oldTown }, { name: "New town", at: newTown }] });
});
afterAll(() => city.stop());

test("a zone loses its last free unit: the loss is told before, the alarm follows, and a unit moves up until it is sent", async () => {
  const desk = await city.signIn("dispatcher");
  const one = await city.crew("Medic 1", { at: oldTown, skills: ["als"] });
  const two = await city.crew("Medic 2", { at: oldTown, skills: ["als"] });
  const far = await city.crew("Medic 3", { at: newTown, skills: ["als"] });
  const at = async (unitId: string, station: { name: string; at: LngLat }) => {
    const { agencyId, callSign, type, capabilities } = desk.board().units[unitId]!;
    await city.admin.send("unit:change", { unitId, agencyId, callSign, type, capabilities, station });
  };
  await at(far.unitId, { name: "New station", at: newTown });
  await at(one.unitId, { name: "Old station", at: oldTown });

  await expect.poll(async () => (await desk.send("coverage:read", { service: "ambulance" })).coverage?.covered).toBe(4_000);
  const { grid } = await desk.send("coverage:grid", {});
  expect(grid).toMatchObject({ people: 4_000, source: "buildings", estimate: true });
  const { coverage } = await desk.send("coverage:read", { service: "ambulance", unitId: far.unitId });
  expect(coverage).toMatchObject({ gridId: grid!.id, minutes: 8, coveredTwice: 2_000, estimate: true });
  expect(coverage!.counts).toHaveLength(grid!.cells.length);
  expect(new Set(coverage!.counts)).toEqual(new Set(["1", "2"]));
  expect(coverage!.reach!.length).toBeGreaterThan(0);

  const incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: newTown, type: "chest-pain" });
  const { units } = await desk.send("incident:recommend", { incidentId });
  const loss = Object.fromEntries(units.map((unit) => [unit.callSign, unit.coverageLoss?.people]));
  expect(loss).toEqual({ "Medic 3": 2_000, "Medic 1": 0, "Medic 2": 0 });
  expect(units[0]!.coverageLoss).toEqual({ people: 2_000, share: 0.5, estimate: true });

  await desk.send("incident:assign", { assignmentId: uuid(), incidentId, unitId: far.unitId });
  await expect.poll(() => city.query(`select from coverage_gaps where ended_at is null`)).toHaveLength(1);
  expect(desk.board().gaps).toEqual({});
  city.clock.move(31);
  const alarmed = await desk.until((board) => Object.keys(board.gaps).length === 1);
  const [gap] = Object.values(alarmed.gaps);
  expect(gap).toMatchObject({ service: "ambulance", zone: { names: { und: "New town" } }, people: 2_000, moveUpDue: false });
  await desk.send("coverage-gap:acknowledge", { gapId: gap!.id });
  await desk.until((board) => board.gaps[gap!.id]?.acknowledgedBy === desk.person.name);
  for (const crew of [one, two]) await crew.at(oldTown);
  city.clock.move(120);
  for (const crew of [one, two]) await crew.at(oldTown);
  city.clock.move(40);
  await desk.until((board) => board.gaps[gap!.id]?.moveUpDue === true);

  const suggested = await desk.send("moveup:suggest", { service: "ambulance", gapId: gap!.id });
  expect(suggested.suggestions.map((each) => each.callSign).sort()).toEqual(["Medic 1", "Medic 2"]);
  const [best] = suggested.suggestions;
  expect(best).toMatchObject({ to: { name: "New station" }, people: 2_000, share: 0.5 });
  expect(best!.etaSeconds).toBeGreaterThan(500);
  const moveUpId = uuid();
  await desk.send("moveup:order", { moveUpId, unitId: one.unitId, to: best!.to });
  await one.until((board) => board.moveUps[moveUpId] !== undefined);
  expect(two.board().moveUps).toEqual({});
  await expect(desk.send("moveup:order", { moveUpId: uuid(), unitId: one.unitId, to: best!.to })).rejects.toThrow("already-covering");
  await expect(two.send("moveup:end", { moveUpId })).rejects.toThrow("not-found");
  // What is on its way there needs nobody else.
  expect((await desk.send("moveup:suggest", { service: "ambulance", gapId: gap!.id })).suggestions).toEqual([]);

  await one.at(newTown);
  await desk.until((board) => board.gaps[gap!.id] === undefined);
  const second = uuid();
  await desk.send("call:take", { id: uuid(), incidentId: second, at: newTown, type: "chest-pain" });
  await desk.send("incident:assign", { assignmentId: uuid(), incidentId: second, unitId: one.unitId });
  await one.until((board) => board.moveUps[moveUpId] === undefined);
  expect(one.heard.filter((event) => event.name === "moveup:changed").at(-1)).toMatchObject({ payload: { ended: { why: "sent" } } });
  for (const someone of [desk, one, two]) {
    const { followed, fresh } = await someone.law();
    expect(followed).toEqual(fresh);
  }
});

test("what is over or not there is refused", async () => {
  const desk = await city.signIn("supervisor");
  await expect(desk.send("coverage-gap:acknowledge", { gapId: uuid() })).rejects.toThrow("not-found");
  await expect(desk.send("moveup:suggest", { service: "ambulance", gapId: uuid() })).rejects.toThrow("not-found");
  await expect(desk.send("moveup:end", { moveUpId: uuid() })).rejects.toThrow("not-found");
  const resting = await city.crew("Medic 9", { skills: ["als"] });
  await resting.send("unit:duty", { unitId: resting.unitId, duty: "out-of-service", reason: "fuel" });
  await expect(desk.send("moveup:order", { moveUpId: uuid(), unitId: resting.unitId, to: { name: "X", at: oldTown } })).rejects.toThrow("unit-off-duty");
});
