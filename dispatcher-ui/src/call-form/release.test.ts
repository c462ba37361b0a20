import { CallInput } from "@najda/protocol";
import { expect, test } from "vitest";
import { takeCall, emptyDesk } from "../shell/desk-state.ts";
import { aType, morning, someId } from "../test-things.ts";
import { callFrom, missing } from "./release.ts";

const fresh = { callId: someId(1), incidentId: someId(2), startedAt: morning };
const draft = takeCall(emptyDesk, fresh, { at: [35.9, 31.95], type: aType() }).draft;
if (draft === undefined) throw new Error("no draft");

test("place and type are enough to release an incident", () => {
  const call = callFrom(draft);
  expect(CallInput.safeParse(call).success).toBe(true);
  expect(call).toMatchObject({ id: someId(1), incidentId: someId(2), type: "structure-fire" });
});

test("without place or type nothing is sent, and what is missing is named", () => {
  const { at: _, ...nowhere } = draft;
  expect(callFrom(nowhere)).toBeUndefined();
  expect(missing(nowhere)).toEqual(["place"]);
  expect(missing({})).toEqual(["place", "type"]);
});

test("what was typed goes along, what was left empty does not", () => {
  const call = callFrom({ ...draft, place: " Corniche 4 ", callerPhone: "+962 7 9000", narrative: "smoke", priority: 2 }, someId(9));
  expect(call).toMatchObject({ incidentId: someId(9), address: "Corniche 4", caller: { phone: "+962 7 9000" }, narrative: "smoke", priority: 2 });
  expect(call).not.toHaveProperty("hazard");
  expect(CallInput.safeParse(call).success).toBe(true);
});
