import type { Db, Role } from "@najda/protocol";

export interface DemoAccount {
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  readonly unitId?: string;
  readonly callSign?: string;
}

/** Marks this database as a demo for good, with the accounts that the sign-in page offers. */
export async function rememberDemo(db: Db, accounts: readonly DemoAccount[]): Promise<void> {
  await db.query(
    `insert into installation (key, value) values ('demo-accounts', $1) on conflict (key) do update set value = excluded.value`,
    [JSON.stringify(accounts)],
  );
}

export async function demoAccounts(db: Db): Promise<readonly DemoAccount[]> {
  const { rows } = await db.query<{ value: DemoAccount[] }>(`select value from installation where key = 'demo-accounts'`);
  return rows[0]?.value ?? [];
}

/** From here until `rememberDemo` the city is half built; whoever finds it so builds it anew. */
export async function markBegun(db: Db): Promise<void> {
  await db.query(`insert into installation (key, value) values ('demo-begun', 'true') on conflict do nothing`);
}

export async function isHalfDone(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ half: boolean }>(
    `select exists (select from installation where key = 'demo-begun')
       and not exists (select from installation where key = 'demo-accounts') as half`,
  );
  return rows[0]?.half === true;
}

/** Empties what an interrupted building left. Never called on a database that anybody has worked with. */
export async function startOver(db: Db): Promise<void> {
  await db.query(`truncate centres, agencies, units, people, commands, audit, kept_events, installation cascade`);
  await db.query(`update event_counter set number = 0`);
}

/** A database that became a demo stays one until its folder is removed. */
export async function isDemo(db: Db): Promise<boolean> {
  return (await demoAccounts(db)).length > 0;
}

/** Nobody and nothing has been added yet. */
export async function isEmpty(db: Db): Promise<boolean> {
  const { rowCount } = await db.query(`select from people limit 1`);
  return rowCount === 0;
}
