import type { Actor, Db } from "@najda/protocol";

export type IntakeKind = "calls" | "positions" | "authority";

/** Who a machine's key stands for; undefined for an unknown or ended key. */
export async function actorOfKey(db: Db, { keyHash, kind }: { keyHash: Buffer; kind: IntakeKind }): Promise<(Actor & { centreId: string }) | undefined> {
  const { rows } = await db.query<Actor & { centreId: string }>(
    `select person_id as "personId", person_id as "sessionId", name, 'call-taker' as role, centre_id as "centreId", true as machine
     from intake_keys where key_hash = $1 and kind = $2 and ended_at is null`,
    [keyHash, kind],
  );
  return rows[0];
}

export interface NewKey {
  readonly keyHash: Buffer;
  readonly kind: IntakeKind;
  readonly centreId: string;
  readonly name: string;
  /** Stands for the machine in audit and command memory. */
  readonly personId: string;
  readonly now: Date;
}

export async function insertKey(db: Db, { keyHash, kind, centreId, name, personId, now }: NewKey): Promise<void> {
  await db.query(
    `insert into intake_keys (key_hash, kind, centre_id, name, person_id, created_at) values ($1, $2, $3, $4, $5, $6)`,
    [keyHash, kind, centreId, name, personId, now],
  );
}
