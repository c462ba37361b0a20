import type { Actor, AppName, Db, Role } from "@najda/protocol";
import { present } from "../infra/rows.ts";

export interface NewSession {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly personId: string;
  readonly app: AppName | undefined;
  readonly now: Date;
  readonly expiresAt: Date;
}

export async function insertSession(db: Db, { id, tokenHash, personId, app, now, expiresAt }: NewSession): Promise<void> {
  await db.query(
    `insert into sessions (id, token_hash, person_id, app, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
    [id, tokenHash, personId, app ?? null, now, expiresAt],
  );
}

interface ActorRow {
  personId: string;
  sessionId: string;
  name: string;
  role: Role;
  centreId: string | null;
  unitId: string | null;
}

const actorColumns = `
  p.id as "personId", s.id as "sessionId", p.name, p.role, p.centre_id as "centreId", p.unit_id as "unitId"
  from sessions s join people p on p.id = s.person_id
  where s.ended_at is null and s.expires_at > $2 and p.active`;

/** Who a token belongs to, as of now: role, unit and centre are read each time, never remembered. */
export async function actorByToken(db: Db, { tokenHash, now }: { tokenHash: Buffer; now: Date }): Promise<Actor | undefined> {
  const { rows } = await db.query<ActorRow>(`select ${actorColumns} and s.token_hash = $1`, [tokenHash, now]);
  return rows[0] && present(rows[0]);
}

export async function actorBySession(db: Db, { sessionId, now }: { sessionId: string; now: Date }): Promise<Actor | undefined> {
  const { rows } = await db.query<ActorRow>(`select ${actorColumns} and s.id = $1`, [sessionId, now]);
  return rows[0] && present(rows[0]);
}

/** Ends sessions and tells which; a token is useless from the commit on. */
export async function endSessions(
  db: Db,
  { personId, sessionId, now }: { personId?: string; sessionId?: string; now: Date },
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `update sessions set ended_at = $3 where ended_at is null and (person_id = $1 or id = $2) returning id`,
    [personId ?? null, sessionId ?? null, now],
  );
  return rows.map((row) => row.id);
}
