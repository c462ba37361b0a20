import { Refused, type Actor, type Input, type Tx } from "@najda/protocol";
import { addReceipt, recipientOf, wasPublished } from "./receipts.sql.ts";

/**
 * A phone tells that an alert was shown or opened, or how its owner is. Each is counted once per recipient, however
 * often a phone repeats it. Whoever has a subscription is counted by it, so that push and open page are one.
 */
export async function reportReceipt(tx: Tx, by: Actor, input: Input<"receipt:report">): Promise<{ counted: boolean }> {
  if (!(await wasPublished(tx, input.alertId))) throw new Refused("not-found", { id: input.alertId });
  const recipientId = await recipientOf(tx, { personId: by.personId, subscriptionId: input.subscriptionId });
  const { alertId, kind, at } = input;
  return { counted: await addReceipt(tx, { alertId, recipientId, kind, at, now: tx.clock.now() }) };
}
