import type { MoveUp, Tx } from "@najda/protocol";
import { moveUpOf, saveMoveUpEnd } from "./gaps.sql.ts";

/** The unit, locked by the caller, has something else to do: whatever it covered, it covers no more. */
export async function endMoveUpOf(tx: Tx, unitId: string, why: "sent" | "off-duty"): Promise<void> {
  const order = await moveUpOf(tx, unitId);
  if (order !== undefined) await endOrder(tx, order, why);
}

export async function endOrder(tx: Tx, order: MoveUp, why: NonNullable<MoveUp["ended"]>["why"]): Promise<MoveUp> {
  const ended: MoveUp = { ...order, ended: { at: tx.clock.now().toISOString(), why }, version: order.version + 1 };
  await saveMoveUpEnd(tx, ended);
  tx.publish("moveup:changed", ended);
  return ended;
}
