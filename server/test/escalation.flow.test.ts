import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { oldTown, startCity, type City } from "./city.ts";

let city: City;
beforeAll(async () => {
  city = await startCity({ settings: { ACKNOWLEDGE_SECONDS: "30" } });
});
afterAll(() => city.stop());

test("an assignment that nobody acknowledges is sent again, then the desk is told; an acknowledged one is left alone", async () => {
  const desk = await city.signIn("dispatcher");
  const silent = await city.crew("Medic 1", { at: oldTown, skills: ["als"] });
  const awake = await city.crew("Medic 2", { at: oldTown, skills: ["als"] });
  const incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: oldTown, type: "chest-pain" });
  const [unanswered, answered] = [uuid(), uuid()];
  await desk.send("incident:assign", { assignmentId: unanswered, incidentId, unitId: silent.unitId });
  await desk.send("incident:assign", { assignmentId: answered, incidentId, unitId: awake.unitId });
  await awake.send("assignment:report", { assignmentId: answered, status: "acknowledged", reportedAt: city.clock.now().toISOString() });

  city.clock.move(31);
  await silent.until((board) => board.assignments[unanswered]?.escalation === 1);
  city.clock.move(31);
  const told = await desk.until((board) => board.assignments[unanswered]?.escalation === 2);
  expect(told.assignments[unanswered]).toMatchObject({ status: "dispatched", active: true });
  expect(told.assignments[answered]).toMatchObject({ status: "acknowledged", escalation: 0 });

  const { log } = await desk.send("incident:read", { incidentId });
  expect(log.filter((line) => line.what === "escalated").map((line) => line.callSign)).toEqual(["Medic 1", "Medic 1"]);
  const { followed, fresh } = await desk.law();
  expect(followed).toEqual(fresh);
});
