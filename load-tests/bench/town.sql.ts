import type { Db } from "@najda/protocol";
import { v7 as uuid } from "uuid";
import { tokenHash } from "../../server/src/accounts/sign-in.ts";

export interface BenchTown {
  readonly centreId: string;
  readonly units: readonly { readonly unitId: string; readonly token: string }[];
  /** Tokens of dispatchers. */
  readonly desks: readonly string[];
}

/**
 * One centre with many crews and desks, all signed in. Written straight into the tables: a thousand sign-ins by
 * password would take minutes, and they are not what is measured.
 */
export async function buildTown(db: Db, { units, desks }: { units: number; desks: number }): Promise<BenchTown> {
  const centreId = uuid();
  await db.query("insert into centres (id, name) values ($1, 'Bench')", [centreId]);
  await db.query("insert into agencies (id, centre_id, name, kind) values ($1, $1, 'Bench', 'ambulance')", [centreId]);
  const unitIds = Array.from({ length: units }, () => uuid());
  await db.query(
    `insert into units (id, centre_id, agency_id, call_sign, type, capabilities, duty)
     select id, $2, $2, 'Unit ' || n, 'als', '{als}', 'in-service' from unnest($1::uuid[]) with ordinality as u (id, n)`,
    [unitIds, centreId],
  );
  const crews = await signIn(db, { role: "responder", centreId, unitIds });
  const desk = await signIn(db, { role: "dispatcher", centreId, unitIds: Array.from({ length: desks }, () => null) });
  return { centreId, units: unitIds.map((unitId, index) => ({ unitId, token: crews[index] ?? "" })), desks: desk };
}

interface SignIn {
  readonly role: string;
  readonly centreId: string;
  readonly unitIds: readonly (string | null)[];
}

async function signIn(db: Db, { role, centreId, unitIds }: SignIn): Promise<string[]> {
  const personIds = unitIds.map(() => uuid());
  const tokens = unitIds.map(() => uuid());
  await db.query(
    `insert into people (id, name, password_hash, role, centre_id, unit_id, created_at)
     select id, $2 || ' ' || id, 'none', $2, $3, unit_id, now() from unnest($1::uuid[], $4::uuid[]) as p (id, unit_id)`,
    [personIds, role, centreId, unitIds],
  );
  await db.query(
    `insert into sessions (id, token_hash, person_id, created_at, expires_at)
     select gen_random_uuid(), hash, person_id, now(), now() + interval '1 day' from unnest($1::bytea[], $2::uuid[]) as s (hash, person_id)`,
    [tokens.map((token) => tokenHash(token)), personIds],
  );
  return tokens;
}

/** How long each unit's newest report took from the crew's clock to its row (one machine, one clock), in milliseconds. */
export async function rowDelays(db: Db): Promise<number[]> {
  const { rows } = await db.query<{ ms: number }>(
    "select (extract(epoch from written_at - recorded_at) * 1000)::float8 as ms from unit_positions where written_at > now() - interval '1 second'",
  );
  return rows.map((row) => row.ms);
}
