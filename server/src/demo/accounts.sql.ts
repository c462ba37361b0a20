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

/** A database that became a demo stays one until its folder is removed. */
export async function isDemo(db: Db): Promise<boolean> {
  return (await demoAccounts(db)).length > 0;
}

/** Nobody and nothing has been added yet. */
export async function isEmpty(db: Db): Promise<boolean> {
  const { rowCount } = await db.query(`select from people limit 1`);
  return rowCount === 0;
}
