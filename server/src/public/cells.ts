import type { Actor, Input, Tx } from "@najda/protocol";
import { lastNumber } from "../sync/log.sql.ts";

/** The socket that asks joins the rooms of these cells (edge/sockets.ts); here is only how far the log has come. */
export async function watchCells(tx: Tx, _by: Actor, _input: Input<"cells:watch">): Promise<{ through: number }> {
  return { through: await lastNumber(tx) };
}
