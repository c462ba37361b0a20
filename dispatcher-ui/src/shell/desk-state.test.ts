import { expect, test } from "vitest";
import { aType, morning, someId } from "../test-things.ts";
import { closePanel, emptyDesk, show, takeCall } from "./desk-state.ts";

const fresh = { callId: someId(1), incidentId: someId(2), startedAt: morning };

test("a call that is being taken is still there after the desk has looked at something else", () => {
  const typing = takeCall(emptyDesk, fresh, { place: "Corniche" });
  const elsewhere = closePanel(show(typing, { kind: "unit", unitId: someId(9) }));
  const back = takeCall(elsewhere, { ...fresh, callId: someId(3) });
  expect(back.panel).toEqual({ kind: "call" });
  expect(back.draft).toMatchObject({ callId: someId(1), place: "Corniche" });
});

test("what is given fills only what is still empty", () => {
  const typing = takeCall(emptyDesk, fresh, { place: "Corniche" });
  const more = takeCall(typing, fresh, { place: "Market", type: aType(), at: [35.9, 31.9] });
  expect(more.draft).toMatchObject({ place: "Corniche", type: "structure-fire", at: [35.9, 31.9] });
});
