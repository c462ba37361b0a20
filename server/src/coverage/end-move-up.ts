import type { Actor, MoveUp, Tx } from "@najda/protocol";
import { moveUpOf, saveMoveUpEnd } from "./gaps.sql.ts";

/** The unit, locked by the caller, has something else to do: whatever it covered, it covers no more. */
export async function endMoveUpOf(tx: Tx, unitId: string, ending: Ending & { why: "sent" | "off-duty" }): Promise<void> {
  const order = await moveUpOf(tx, unitId);
  if (order !== undefined) await endOrder(tx, order, ending);
}

interface Ending {
  readonly why: NonNullable<MoveUp["ended"]>["why"];
  readonly by: Actor;
}

/** Says whether the crew ended it: only the desk's end is news to the crew. */
export async function endOrder(tx: Tx, order: MoveUp, { why, by }: Ending): Promise<MoveUp> {
  const ended: MoveUp = { ...order, ended: { at: tx.clock.now().toISOString(), why, by: by.role === "responder" ? "crew" : "desk" }, version: order.version + 1 };
  await saveMoveUpEnd(tx, ended);
  tx.publish("moveup:changed", ended);
  return ended;
}
