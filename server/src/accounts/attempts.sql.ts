import type { Db } from "@najda/protocol";

export interface Attempt {
  readonly account: string;
  readonly source: string;
  readonly now: Date;
}

export async function recordFailure(db: Db, { account, source, now }: Attempt): Promise<void> {
  await db.query(`insert into sign_in_failures (account, source, at) values (lower($1), $2, $3)`, [account, source, now]);
}

/** Failures since a time: of this account from this source, of this account at all, and from this source at all. */
export async function countFailures(
  db: Db,
  { account, source, since }: { account: string; source: string; since: Date },
): Promise<{ together: number; account: number; source: number; newest: string | null }> {
  const { rows } = await db.query<{ together: number; account: number; source: number; newest: string | null }>(
    `select count(*) filter (where account = lower($1) and source = $2) as together,
       count(*) filter (where account = lower($1)) as account,
       count(*) filter (where source = $2) as source,
       max(at) as newest
     from sign_in_failures where at > $3 and (account = lower($1) or source = $2)`,
    [account, source, since],
  );
  return rows[0] ?? { together: 0, account: 0, source: 0, newest: null };
}

/** A good sign-in clears what this source did to this account; others' failures stay. */
export async function forgetFailures(db: Db, { account, source, before }: { account: string; source: string; before: Date }): Promise<void> {
  await db.query(`delete from sign_in_failures where (account = lower($1) and source = $2) or at < $3`, [account, source, before]);
}
