import type { Actor, Input, Tx } from "@najda/protocol";

/** A crew's position by the ordinary socket or by HTTP, for those who don't open the tracking path. */
export async function reportPosition(tx: Tx, by: Actor, input: Input<"position:report">): Promise<Record<string, never>> {
  await tx.trackPosition(by, input);
  return {};
}
