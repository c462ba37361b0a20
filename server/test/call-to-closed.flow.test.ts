import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { east, oldTown, startCity, type City } from "./city.ts";

describe.each([1, 2])("with %i node(s)", (nodes) => {
  let city: City;
  beforeAll(async () => {
    city = await startCity({ nodes });
  });
  afterAll(() => city.stop());

  test("from call to closed: the nearest paramedic is sent, and the console follows along", async () => {
    const desk = await city.signIn("call-taker");
    const console = await city.signIn("dispatcher");
    const medic = await city.crew("Medic 7", { at: east(500), skills: ["als", "bls"] });

    const incidentId = uuid();
    const incident = await desk.send("call:take", { id: uuid(), incidentId, at: oldTown, type: "cardiac-arrest", address: "Al-Rashid St 18" });
    expect(incident).toMatchObject({ id: incidentId, status: "pending", priority: 1, callCount: 1 });
    expect(incident.number).toMatch(/^20\d\d-\d{6}$/);

    const { units, shortfalls } = await console.send("incident:recommend", { incidentId });
    expect(units[0]).toMatchObject({ unitId: medic.unitId, callSign: "Medic 7" });
    expect(shortfalls).toEqual([{ capability: "bls", missing: 1 }]);

    const assignmentId = uuid();
    await console.send("incident:assign", { assignmentId, incidentId, unitId: medic.unitId });
    const offered = await medic.until((board) => board.assignments[assignmentId] !== undefined);
    expect(offered.incidents[incidentId]).toMatchObject({ address: "Al-Rashid St 18" });

    const now = () => city.clock.now().toISOString();
    await medic.send("assignment:seen", { assignmentId, step: "opened", at: now() });
    for (const status of ["acknowledged", "en-route", "on-scene", "cleared"] as const) {
      await medic.send("assignment:report", { assignmentId, status, reportedAt: now() });
      city.clock.move(60);
    }
    await console.until((board) => board.incidents[incidentId]?.status === "cleared");
    await console.send("incident:close", { incidentId, disposition: "handled-on-scene" });
    const after = await console.until((board) => board.incidents[incidentId] === undefined);
    expect(after.assignments[assignmentId]).toBeUndefined();

    const file = await desk.send("incident:read", { incidentId });
    expect(file.log.map((line) => line.what)).toEqual([
      "call-taken", "unit-sent", "status-reported", "status-reported", "status-reported", "status-reported", "closed",
    ]);
    for (const someone of [desk, console, medic]) {
      const { followed, fresh } = await someone.law();
      expect(followed).toEqual(fresh);
    }
  });
});
