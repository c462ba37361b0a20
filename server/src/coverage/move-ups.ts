import { Refused, type Actor, type Input, type MoveUp, type Reply, type Tx } from "@najda/protocol";
import { centreOf } from "../dispatch/dispatch.ts";
import { isOnAssignment, lockUnit } from "../dispatch/units.sql.ts";
import { endOrder } from "./end-move-up.ts";
import { findGap, insertMoveUp, lockMoveUp, moveUpOf } from "./gaps.sql.ts";

/**
 * Moving a free unit up: suggestMoveUps -> orderMoveUp -> endMoveUp. An order also ends when its unit is sent to an
 * incident or goes out of service (end-move-up.ts, called by dispatch). The unit is locked before its order.
 */
export async function suggestMoveUps(tx: Tx, by: Actor, { service, gapId }: Input<"moveup:suggest">): Promise<Reply<"moveup:suggest">> {
  const centreId = centreOf(by);
  if (gapId === undefined) return { suggestions: await tx.coverage.suggest(centreId, { service }) };
  const gap = await findGap(tx, { centreId, id: gapId });
  if (gap === undefined) throw new Refused("not-found", { gapId });
  return { suggestions: await tx.coverage.suggest(centreId, { service: gap.service, zoneAt: gap.zone.at }) };
}

/** Names travel to the crew in a push, which holds little. */
const mostNames = 20;

export async function orderMoveUp(tx: Tx, by: Actor, { moveUpId, unitId, to }: Input<"moveup:order">): Promise<MoveUp> {
  if (Object.keys(to.names ?? {}).length > mostNames) throw new Refused("malformed", { why: `to.names: at most ${mostNames} languages` });
  const centreId = centreOf(by);
  const unit = await lockUnit(tx, { centreId, id: unitId });
  if (unit === undefined) throw new Refused("not-found", { unitId });
  const { callSign, duty } = unit;
  if (duty !== "in-service") throw new Refused("unit-off-duty", { callSign, duty, unitId });
  if (await isOnAssignment(tx, unitId)) throw new Refused("unit-busy", { callSign, unitId });
  const current = await moveUpOf(tx, unitId);
  if (current !== undefined) throw new Refused("already-covering", { callSign, place: current.to.name, moveUpId: current.id });
  const order: MoveUp = { id: moveUpId, centreId, unitId, callSign, to, orderedAt: tx.clock.now().toISOString(), orderedBy: by.name, version: 1 };
  if (!(await insertMoveUp(tx, order))) throw new Refused("id-reused", { id: moveUpId });
  tx.publish("moveup:changed", order);
  return order;
}

export async function endMoveUp(tx: Tx, by: Actor, { moveUpId }: Input<"moveup:end">): Promise<MoveUp> {
  const order = await lockMoveUp(tx, { centreId: centreOf(by), id: moveUpId });
  const notMine = by.role === "responder" && order?.unitId !== by.unitId;
  if (order === undefined || notMine) throw new Refused("not-found", { moveUpId });
  return order.ended === undefined ? endOrder(tx, order, { why: "called-back", by }) : order;
}
