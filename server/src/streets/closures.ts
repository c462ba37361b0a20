import { checkArea } from "@najda/geo";
import { Refused, type Actor, type Closure, type ClosureShape, type Input, type Tx } from "@najda/protocol";
import { centreOf } from "../dispatch/dispatch.ts";
import { setTimer } from "../dispatch/timers.sql.ts";
import { countInForce, endClosureRow, insertClosure, lockClosure } from "./closures.sql.ts";
import { checkLine } from "./check-line.ts";

/** Beyond this many at once nobody keeps track, and each costs every search a little. */
const mostInForce = 300;

/**
 * A street is closed, and open again:
 *
 *   addClosure -> (endClosure, or its time is over: closureOver)
 *
 * The event reaches every node, whose search thread then reads all that are in force.
 */
export async function addClosure(tx: Tx, by: Actor, input: Input<"closure:add">): Promise<Closure> {
  const centreId = centreOf(by);
  const now = tx.clock.now();
  const shape = checkShape(input.shape);
  if (input.until !== undefined && Date.parse(input.until) <= now.getTime()) throw new Refused("time-past", { until: input.until });
  if ((await countInForce(tx, centreId)) >= mostInForce) throw new Refused("too-many-closures", { count: mostInForce });
  const closure = { id: input.id, centreId, shape, reason: input.reason, addedAt: now.toISOString(), ...(input.factor !== undefined && { factor: input.factor }), ...(input.until !== undefined && { until: input.until }) };
  if (!(await insertClosure(tx, { ...closure, addedBy: by.personId }))) throw new Refused("id-reused", { id: input.id });
  if (input.until !== undefined) await setTimer(tx, { entityId: input.id, kind: "closure-over", step: 1, dueAt: input.until });
  const saved = (await lockClosure(tx, { id: input.id, centreId }))!;
  tx.publish("closure:changed", saved);
  return saved;
}

/** Ending one that has ended changes nothing: two desks may have had the same thought. */
export async function endClosure(tx: Tx, by: Actor, { closureId }: Input<"closure:end">): Promise<Closure> {
  const centreId = centreOf(by);
  const closure = await lockClosure(tx, { id: closureId, centreId });
  if (closure === undefined) throw new Refused("not-found", { closureId });
  return closure.endedAt === undefined ? opened(tx, closure) : closure;
}

/** Its time is over. */
export async function closureOver(tx: Tx, closureId: string): Promise<void> {
  const closure = await lockClosure(tx, { id: closureId });
  if (closure !== undefined && closure.endedAt === undefined) await opened(tx, closure);
}

async function opened(tx: Tx, { id, centreId }: Closure): Promise<Closure> {
  await endClosureRow(tx, { id, now: tx.clock.now() });
  const saved = (await lockClosure(tx, { id, centreId }))!;
  tx.publish("closure:changed", saved);
  return saved;
}

function checkShape(shape: ClosureShape): ClosureShape {
  if (shape.type === "LineString") return checkLine(shape);
  const area = checkArea(shape);
  return area.type === "Polygon" ? area : shape;
}
