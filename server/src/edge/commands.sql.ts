import type { Actor, Db } from "@najda/protocol";

/** A command's place in the memory of replies. */
export interface Claim {
  readonly id: string;
  readonly naturalKey: string | undefined;
  readonly name: string;
  readonly by: Actor;
  readonly bodyHash: Buffer;
  readonly now: Date;
}

/** True when this transaction is the first. A rival with the same id or key waits here until the first has ended. */
export async function claim(db: Db, { id, naturalKey, name, by, bodyHash, now }: Claim): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into commands (id, natural_key, name, person_id, body_hash, at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [id, naturalKey ?? null, name, by.personId, bodyHash, now],
  );
  return rowCount === 1;
}

export interface Earlier {
  readonly name: string;
  readonly personId: string;
  readonly bodyHash: Buffer;
  readonly reply: unknown;
}

export async function findEarlier(db: Db, { id, naturalKey }: Pick<Claim, "id" | "naturalKey">): Promise<Earlier | undefined> {
  const { rows } = await db.query<Earlier>(
    `select name, person_id as "personId", body_hash as "bodyHash", reply
     from commands where id = $1 or natural_key = $2 order by (id = $1) desc limit 1`,
    [id, naturalKey ?? null],
  );
  return rows[0];
}

export interface Outcome {
  readonly claim: Claim;
  readonly reply: unknown;
  readonly input: unknown;
  readonly events: readonly { name: string; payload: unknown; rooms: readonly string[] }[];
}

/** The end of a command in one statement: the reply for repeats, the audit row, the events (last, after every lock). */
export async function finish(db: Db, { claim: { id, name, by, now }, reply, input, events }: Outcome): Promise<void> {
  await db.query(
    `with remembered as (update commands set reply = $2::json where id = $1),
       audited as (
         insert into audit (at, command_id, name, person_id, session_id, centre_id, input)
         values ($3, $1, $4, $5, $6, $7, $8))
     insert into kept_events (name, at, payload, rooms)
     select e ->> 'name', $3, e -> 'payload', array(select jsonb_array_elements_text(e -> 'rooms'))
     from jsonb_array_elements($9::jsonb) with ordinality as listed (e, place) order by place`,
    [id, JSON.stringify(reply), now, name, by.personId, by.sessionId, by.centreId ?? null, JSON.stringify(input), JSON.stringify(events)],
  );
}
