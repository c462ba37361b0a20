import type { Db } from "@najda/protocol";
import { makeSigningKey, type Checkpoint, type SigningKey } from "./checkpoint.ts";

/** A row and the text that stands for it: every column but `sealed_in`, each in the one spelling that PostgreSQL has for it. */
export interface AuditLeaf {
  readonly id: number;
  readonly text: string;
}

export interface Seal extends Checkpoint {
  readonly signature: Buffer;
}

/** Times to the microsecond, whatever the session's settings. */
const exactTime = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** A JSON array of texts can be split in one way only, so that no two rows share a spelling. */
const leaf = `id, json_build_array(id::text, ${exactTime("at")}, command_id::text, name, person_id::text, session_id::text, centre_id::text, input::text)::text as text`;

/**
 * Committed rows without a seal, by id. Not "after the last sealed id": a row with a lower id that commits later is
 * simply in a later seal.
 */
export async function unsealedLeaves(db: Db, limit: number): Promise<AuditLeaf[]> {
  const { rows } = await db.query<AuditLeaf>(`select ${leaf} from audit where sealed_in is null order by id limit $1`, [limit]);
  return rows;
}

/** How many rows wait for a seal, counted no further than `limit`. */
export async function countUnsealed(db: Db, limit: number): Promise<number> {
  const { rows } = await db.query<{ waiting: number }>(
    `select count(*)::int as waiting from (select from audit where sealed_in is null limit $1) as unsealed`,
    [limit],
  );
  return rows[0]?.waiting ?? 0;
}

/** The rows of a seal, by id. The range is the seal's own: it lets the primary key find them. */
export async function sealedLeaves(db: Db, { id, firstId, lastId }: Pick<Seal, "id" | "firstId" | "lastId">): Promise<AuditLeaf[]> {
  const { rows } = await db.query<AuditLeaf>(
    `select ${leaf} from audit where sealed_in = $1 and id between $2 and $3 order by id`,
    [id, firstId, lastId],
  );
  return rows;
}

/** How many rows say that they are sealed; no more and no fewer than the seals say. */
export async function countSealed(db: Db): Promise<number> {
  const { rows } = await db.query<{ sealed: number }>(`select count(sealed_in) as sealed from audit`);
  return rows[0]?.sealed ?? 0;
}

const sealColumns = `id, ${exactTime("at")} as at, first_id as "firstId", last_id as "lastId", rows, root, previous, signature`;

export async function lastSeal(db: Db): Promise<Seal | undefined> {
  const { rows } = await db.query<Seal>(`select ${sealColumns} from audit_seals order by audit_seals.id desc limit 1`);
  return rows[0];
}

/** Seals after one, in order. */
export async function sealsAfter(db: Db, { after, limit }: { after: number; limit: number }): Promise<Seal[]> {
  const { rows } = await db.query<Seal>(
    `select ${sealColumns} from audit_seals where audit_seals.id > $1 order by audit_seals.id limit $2`,
    [after, limit],
  );
  return rows;
}

/**
 * The seal and its rows' mark in one statement. The number is the last one plus one, under the primary key: of two
 * that think they lead, one fails. Gives how many rows were marked.
 */
export async function insertSeal(db: Db, { seal, ids }: { seal: Seal; ids: readonly number[] }): Promise<number> {
  const { rowCount } = await db.query(
    `with seal as (
       insert into audit_seals (id, at, first_id, last_id, rows, root, previous, signature) overriding system value
       values ($1, $2, $3, $4, $5, $6, $7, $8))
     update audit set sealed_in = $1 where id = any($9::bigint[]) and sealed_in is null`,
    [seal.id, seal.at, seal.firstId, seal.lastId, seal.rows, seal.root, seal.previous, seal.signature, ids],
  );
  return rowCount ?? 0;
}

/** The key of this installation, made by whichever node comes first and the same on all of them from then on. */
export async function signingKey(db: Db): Promise<SigningKey> {
  const known = await storedSigningKey(db);
  if (known !== undefined) return known;
  await db.query(`insert into installation (key, value) values ('audit-signing-key', $1) on conflict do nothing`, [JSON.stringify(makeSigningKey())]);
  const made = await storedSigningKey(db);
  if (made === undefined) throw new Error("the audit's signing key was removed while it was made");
  return made;
}

export async function storedSigningKey(db: Db): Promise<SigningKey | undefined> {
  const { rows } = await db.query<{ value: SigningKey }>(`select value from installation where key = 'audit-signing-key'`);
  return rows[0]?.value;
}
