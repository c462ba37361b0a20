import type { Actor, Reply, Tx } from "@najda/protocol";

/** How well arrivals are foretold, for those who answer for it. */
export function tellAccuracy(tx: Tx, _by: Actor): Promise<Reply<"travel:accuracy">> {
  return Promise.resolve(tx.travel.accuracy());
}
