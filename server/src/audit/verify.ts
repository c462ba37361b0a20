import type { Db } from "@najda/protocol";
import { batchRows } from "./seal.ts";
import { countSealed, countUnsealed, sealedLeaves, sealsAfter, storedSigningKey, type Seal } from "./audit.sql.ts";
import { checkpointText, isSignedBy, sealHash } from "./checkpoint.ts";
import { merkleRoot } from "./merkle.ts";

/** A seal as somebody outside wrote it down earlier. Only this uncovers an end that was cut off or signed anew. */
export interface Witnessed {
  readonly seal: number;
  /** Hex, as the log and `verify-audit` say it. */
  readonly hash: string;
}

export interface Verdict {
  /** One sentence for each thing that is not as it was sealed; empty when all is well. */
  readonly faults: readonly string[];
  readonly seals: number;
  readonly rows: number;
  /** Rows that are not sealed yet, counted up to one batch. */
  readonly waiting: number;
  /** The newest seal: write it down elsewhere, and give it to a later verification. */
  readonly newest: Witnessed | undefined;
}

/** Recomputes every seal from its rows. Give it a repeatable-read transaction: the leader goes on sealing meanwhile. */
export async function verifyAudit(db: Db, witnessed?: Witnessed): Promise<Verdict> {
  const key = await storedSigningKey(db);
  const chain = { faults: [] as string[], seals: 0, rows: 0, newest: undefined as Witnessed | undefined };
  for await (const seal of allSeals(db)) {
    const text = checkpointText(seal, key?.publicKey ?? "");
    const leaves = await sealedLeaves(db, seal);
    const actual = { rows: leaves.length, root: merkleRoot(leaves.map((leaf) => Buffer.from(leaf.text))) };
    chain.faults.push(...faultsOfChain(seal, chain.newest), ...faultsOfRows(seal, actual));
    if (key === undefined || !isSignedBy(key.publicKey, { text, signature: seal.signature })) chain.faults.push(`seal ${seal.id}: the signature is not this installation's`);
    chain.seals += 1;
    chain.rows += seal.rows;
    chain.newest = { seal: seal.id, hash: sealHash(text).toString("hex") };
    if (witnessed?.seal === seal.id && witnessed.hash !== chain.newest.hash) chain.faults.push(`seal ${seal.id}: it is not the one that was witnessed; it or something before it was written anew`);
  }
  if (witnessed !== undefined && witnessed.seal > (chain.newest?.seal ?? 0)) chain.faults.push(`seal ${witnessed.seal}: it was witnessed and is gone`);
  const sealed = await countSealed(db);
  if (sealed !== chain.rows) chain.faults.push(`the seals cover ${chain.rows} rows, but ${sealed} rows say that they are sealed`);
  return { ...chain, waiting: await countUnsealed(db, batchRows) };
}

async function* allSeals(db: Db): AsyncGenerator<Seal> {
  for (let after = 0; ; ) {
    const seals = await sealsAfter(db, { after, limit: 100 });
    yield* seals;
    const last = seals.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

function faultsOfChain({ id, previous }: Seal, before: Witnessed | undefined): string[] {
  if (id !== (before?.seal ?? 0) + 1) return [`seal ${id}: ${id - 1} is missing before it`];
  return (previous?.toString("hex") ?? undefined) === before?.hash ? [] : [`seal ${id}: it does not follow from the seal before it`];
}

function faultsOfRows({ id, firstId, lastId, rows, root }: Seal, actual: { rows: number; root: Buffer }): string[] {
  if (actual.rows !== rows) return [`seal ${id}: ${rows} rows were sealed (${firstId} to ${lastId}), ${actual.rows} are there`];
  return actual.root.equals(root) ? [] : [`seal ${id}: a row from ${firstId} to ${lastId} is not what was sealed`];
}
