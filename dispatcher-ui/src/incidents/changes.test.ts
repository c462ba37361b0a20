import { expect, test } from "vitest";
import { anIncident, someId } from "../test-things.ts";
import { changes, fieldsOf } from "./changes.ts";

const incident = anIncident({ address: "Corniche 4", narrative: "smoke" });
const before = fieldsOf(incident);

test("only what was altered is sent, so that two desks do not undo each other", () => {
  expect(changes(incident.id, before, { ...before, hazard: "oxygen storage" })).toEqual({ incidentId: someId(101), hazard: "oxygen storage" });
});

test("nothing altered sends nothing", () => {
  expect(changes(incident.id, before, { ...before })).toBeUndefined();
});

test("an emptied address is left as it was, for a place is never unknown again", () => {
  expect(changes(incident.id, before, { ...before, address: "  " })).toBeUndefined();
});
