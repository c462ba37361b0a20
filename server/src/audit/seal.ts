import type { Db } from "@najda/protocol";
import type { Logger } from "../infra/log.ts";
import { isDatabaseAway } from "../infra/pool.ts";
import { countUnsealed, insertSeal, lastSeal, signingKey, unsealedLeaves, type Seal } from "./audit.sql.ts";
import { checkpointText, sealHash, signCheckpoint } from "./checkpoint.ts";
import { merkleRoot } from "./merkle.ts";

export const batchRows = 500;
const everyMs = 5_000;
const lookMs = 500;

/**
 * Seals the oldest unsealed rows, at most a batch: their Merkle root, chained to the seal before, signed. Undefined
 * when there is nothing to seal. On the connection that holds the leader's lock, so that one node at a time does it.
 */
export async function sealNextBatch(db: Db, now: Date): Promise<(Seal & { hash: Buffer }) | undefined> {
  const leaves = await unsealedLeaves(db, batchRows);
  const [first, last] = [leaves.at(0), leaves.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const key = await signingKey(db);
  const before = await lastSeal(db);
  const checkpoint = {
    id: (before?.id ?? 0) + 1,
    at: now.toISOString().replace(/Z$/, "000Z"),
    firstId: first.id,
    lastId: last.id,
    rows: leaves.length,
    root: merkleRoot(leaves.map(({ text }) => Buffer.from(text))),
    previous: before === undefined ? null : sealHash(checkpointText(before, key.publicKey)),
  };
  const text = checkpointText(checkpoint, key.publicKey);
  const seal = { ...checkpoint, signature: signCheckpoint(text, key) };
  const marked = await insertSeal(db, { seal, ids: leaves.map(({ id }) => id) });
  if (marked !== leaves.length) throw new Error(`seal ${seal.id}: of ${leaves.length} audit rows ${leaves.length - marked} vanished while they were sealed`);
  return { ...seal, hash: sealHash(text) };
}

interface Parts {
  readonly clock: { now(): Date };
  readonly log: Logger;
}

/**
 * The leader's chore: a seal every five seconds, or sooner when a batch is full. One batch a turn, so that numbering
 * events never waits for more. Every seal is said in the log: what has left this database can be held against it.
 */
export function auditSealer({ clock, log }: Parts): (db: Db) => Promise<void> {
  let lookAgain = 0;
  let sealAgain = performance.now() + everyMs;
  return async (db) => {
    const now = performance.now();
    if (now < lookAgain) return;
    lookAgain = now + lookMs;
    try {
      if (now < sealAgain && (await countUnsealed(db, batchRows)) < batchRows) return;
      const seal = await sealNextBatch(db, clock.now());
      if (seal?.rows === batchRows) lookAgain = 0;
      else sealAgain = now + everyMs;
      if (seal !== undefined) log.info({ seal: seal.id, rows: seal.rows, hash: seal.hash.toString("hex") }, "audit sealed");
    } catch (error) {
      // A lost connection ends the leader's turn; anything else must not keep events from their numbers.
      if (isDatabaseAway(error)) throw error;
      sealAgain = now + everyMs;
      log.error({ err: error }, "the audit can't be sealed");
    }
  };
}
