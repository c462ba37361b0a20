import type { Account, Db, Role } from "@najda/protocol";
import { present } from "../infra/rows.ts";

export interface Credentials {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly centreId: string | null;
  readonly unitId: string | null;
}

/** Somebody who may sign in; an account without a password is for those who act without signing in. */
export async function findByName(db: Db, name: string): Promise<Credentials | undefined> {
  const { rows } = await db.query<Credentials>(
    `select id, name, role, password_hash as "passwordHash", centre_id as "centreId", unit_id as "unitId"
     from people where lower(name) = lower($1) and password_hash like '$argon2id$%' and active`,
    [name],
  );
  return rows[0];
}

/** The person of an installed citizen app: made at the first sign-in, found again by the same install id. */
export async function citizenOfInstall(db: Db, { id, installId, now }: { id: string; installId: string; now: Date }): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into people (id, name, role, install_id, created_at) values ($1, 'citizen', 'citizen', $2, $3)
     on conflict (install_id) do update set install_id = excluded.install_id returning id`,
    [id, installId, now],
  );
  if (rows[0] === undefined) throw new Error("an upsert returned no row");
  return rows[0].id;
}

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly role: Role;
  readonly centreId: string | undefined;
  readonly agencyId: string | undefined;
  readonly unitId: string | undefined;
  readonly now: Date;
}

/** False when the id is taken; a taken name breaks `people_name`. */
export async function insertPerson(db: Db, { id, name, passwordHash, role, centreId, agencyId, unitId, now }: NewPerson): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into people (id, name, password_hash, role, centre_id, agency_id, unit_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [id, name, passwordHash, role, centreId, agencyId, unitId, now],
  );
  return rowCount === 1;
}

const accountColumns = `id, name, role, centre_id as "centreId", agency_id as "agencyId", unit_id as "unitId", active`;

export async function findAccount(db: Db, id: string): Promise<Account | undefined> {
  const { rows } = await db.query(`select ${accountColumns} from people where id = $1 and role <> 'citizen'`, [id]);
  return rows[0] && (present(rows[0]) as Account);
}

/** All accounts, or those of a centre. */
export async function listAccounts(db: Db): Promise<Account[]> {
  const { rows } = await db.query(`select ${accountColumns} from people where role <> 'citizen' order by role, name`);
  return rows.map((row) => present(row) as unknown as Account);
}

export interface PersonChange {
  readonly id: string;
  readonly passwordHash: string | undefined;
  readonly unitId: string | undefined;
  readonly active: boolean | undefined;
}

export async function changePerson(db: Db, { id, passwordHash, unitId, active }: PersonChange): Promise<void> {
  await db.query(
    `update people set password_hash = coalesce($2, password_hash), unit_id = coalesce($3, unit_id), active = coalesce($4, active)
     where id = $1`,
    [id, passwordHash, unitId, active],
  );
}
