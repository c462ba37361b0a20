import { checkArea } from "@najda/geo";
import { Refused, type Actor, type Input, type Premise, type Reply, type Tx } from "@najda/protocol";
import { centreOf } from "../dispatch/dispatch.ts";
import { premisesAt, premisesOf, removePremise as remove, savePremise as save } from "./premises.sql.ts";

/** A danger or a plan, floor by floor, that whoever is sent there has to know. */
export async function savePremise(tx: Tx, by: Actor, input: Input<"premise:save">): Promise<Premise> {
  const premise = { ...input, area: checkArea(input.area), floors: input.floors.toSorted((one, other) => one.floor - other.floor) };
  const saved = await save(tx, { ...premise, centreId: centreOf(by), by: by.personId, now: tx.clock.now() });
  if (!saved) throw new Refused("not-found", { premiseId: input.id });
  return premise;
}

export async function removePremise(tx: Tx, by: Actor, { premiseId }: Input<"premise:remove">): Promise<Reply<"premise:remove">> {
  if (!(await remove(tx, { id: premiseId, centreId: centreOf(by), now: tx.clock.now() }))) throw new Refused("not-found", { premiseId });
  return {};
}

export async function listPremises(tx: Tx, by: Actor): Promise<Reply<"premise:list">> {
  return { premises: await premisesOf(tx, { centreId: centreOf(by), now: tx.clock.now() }) };
}

export async function listPremisesAt(tx: Tx, by: Actor, { at }: Input<"premise:at">): Promise<Reply<"premise:at">> {
  return { premises: await premisesAt(tx, { centreId: centreOf(by), at, now: tx.clock.now() }) };
}
