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
  await city.query(
    `insert into map_places (map_id, kind, names, min_zoom, at, folded)
     select map_id, 'ambulance-station', '{"name": "New station", "name:ar": "المركز الجديد"}', 14, st_point($1, $2, 4326)::geography, '' from current_map`,
    newTown,
  );
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
  expect(best).toMatchObject({ to: { name: "New station", names: { und: "New station", ar: "المركز الجديد" } }, people: 2_000, share: 0.5 });
  expect(best!.etaSeconds).toBeGreaterThan(500);
  const moveUpId = uuid();
  await desk.send("moveup:order", { moveUpId, unitId: one.unitId, to: best!.to });
  await one.until((board) => board.moveUps[moveUpId]?.to.names?.["ar"] === "المركز الجديد");
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

test("zones that an agency has imported take the place of the map's, with their names and times, and give it back when they end", async () => {
  const desk = await city.signIn("supervisor");
  const medic = Object.values(desk.board().units).find((unit) => unit.callSign === "Medic 2")!;
  const crew = await city.crew("Medic 4", { at: oldTown, skills: ["als"] });
  const feature = (code: string, [lng, lat]: LngLat, more: object) => ({
    type: "Feature" as const,
    properties: { code, name: `Beat ${code}`, "name:ar": `دورية ${code}`, ...more },
    geometry: { type: "Polygon", coordinates: [[[lng - 0.01, lat - 0.01], [lng + 0.01, lat - 0.01], [lng + 0.01, lat + 0.01], [lng - 0.01, lat + 0.01], [lng - 0.01, lat - 0.01]]] },
  });
  const take = (more: object, times: { validUntil?: string } = {}) =>
    city.admin.send("zones:import", {
      versionId: uuid(), agencyId: medic.agencyId, kind: "beat", ...times,
      collection: { type: "FeatureCollection", features: [feature("1", oldTown, {}), feature("2", newTown, more)] },
    });
  const names = (board: ReturnType<typeof desk.board>) => Object.values(board.gaps).map((gap) => gap.zone.names);
  const covered = async () => (await desk.send("coverage:read", { service: "ambulance" })).coverage;

  // The gap that is open is the same place: it goes on under the zone's own name.
  await expect.poll(() => city.query(`select from coverage_gaps where ended_at is null and zone_names ->> 'und' = 'New town'`)).toHaveLength(1);
  await take({});
  await expect.poll(() => city.query(`select from coverage_gaps where ended_at is null and zone_names ->> 'und' = 'Beat 2'`)).toHaveLength(1);
  city.clock.move(31);
  await crew.at(oldTown);
  await desk.until((board) => names(board).some((each) => each["ar"] === "دورية 2"));
  expect(names(desk.board())).toEqual([{ und: "Beat 2", ar: "دورية 2" }]);
  // Consoles hear the alarm by its version.
  expect(Object.values(desk.board().gaps)[0]!.version).toBe(2);
  expect(await covered()).toMatchObject({ covered: 2_000 });

  // Ten minutes away: within the time of the zone itself, though not within the service's.
  city.clock.move(1);
  const until = new Date(city.clock.now().getTime() + 60_000).toISOString();
  await take({ targetMinutes: 15 }, { validUntil: until });
  await desk.until((board) => names(board).length === 0);
  expect(await covered()).toMatchObject({ covered: 4_000, minutes: 8, zoneMinutes: { least: 15, most: 15 } });

  city.clock.move(61);
  await crew.at(oldTown);
  await expect.poll(() => city.query(`select from coverage_gaps where ended_at is null and zone_names ->> 'und' = 'New town'`)).toHaveLength(1);
  expect(await covered()).toMatchObject({ covered: 2_000 });
  expect(await covered()).not.toHaveProperty("zoneMinutes");
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
