import type { SentInput } from "@najda/protocol";
import type { CallDraft } from "../shell/desk-state.ts";

/** What still keeps a call from being released: place and type are all it needs. */
export const missing = (draft: Pick<CallDraft, "at" | "type">): readonly ("place" | "type")[] => [
  ...(draft.at === undefined ? (["place"] as const) : []),
  ...(draft.type === undefined ? (["type"] as const) : []),
];

/** The call as it is sent, or undefined while place or type is missing. `incidentId` of an open incident attaches the call to it. */
export function callFrom(draft: CallDraft, incidentId = draft.incidentId): SentInput<"call:take"> | undefined {
  if (draft.at === undefined || draft.type === undefined) return undefined;
  const name = draft.callerName.trim();
  const phone = draft.callerPhone.trim();
  return {
    id: draft.callId,
    incidentId,
    at: draft.at,
    type: draft.type,
    presentedAt: draft.startedAt,
    ...(draft.place.trim() !== "" && { address: draft.place.trim() }),
    ...(draft.narrative.trim() !== "" && { narrative: draft.narrative }),
    ...(draft.hazard.trim() !== "" && { hazard: draft.hazard.trim() }),
    ...(draft.priority !== undefined && { priority: draft.priority }),
    ...((name !== "" || phone !== "") && { caller: { ...(name !== "" && { name }), ...(phone !== "" && { phone }) } }),
  };
}
