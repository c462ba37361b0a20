import type { Actor, Input, Reply, Tx } from "@najda/protocol";
import { centreOf } from "../dispatch/dispatch.ts";

export async function readGrid(tx: Tx): Promise<Reply<"coverage:grid">> {
  const grid = tx.coverage.grid();
  return grid === undefined ? {} : { grid };
}

export async function readCoverage(tx: Tx, by: Actor, asked: Input<"coverage:read">): Promise<Reply<"coverage:read">> {
  const coverage = await tx.coverage.view(centreOf(by), asked);
  return { services: [...tx.coverage.services], ...(coverage === undefined ? {} : { coverage }) };
}
