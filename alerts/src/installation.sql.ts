import type { Db } from "@najda/protocol";
import { makePushKeys } from "./channels/vapid.ts";
import type { PushKeys } from "./channels/vapid.ts";

/** One key pair for each kind of recipient, so that a drill can't ring the public's phones, nor an alert a crew's. */
export interface InstallationKeys {
  readonly crews: PushKeys;
  readonly public: PushKeys;
  readonly exercise: PushKeys;
}

/**
 * The key pairs of this installation, made by whichever node comes first and the same on all of them from then on:
 * every browser that has subscribed is bound to them.
 */
export async function pushKeys(db: Db): Promise<InstallationKeys> {
  const known = await storedKeys(db);
  if (known !== undefined) return known;
  const made = { crews: makePushKeys(), public: makePushKeys(), exercise: makePushKeys() };
  await db.query(`insert into installation (key, value) values ('push-keys', $1) on conflict do nothing`, [JSON.stringify(made)]);
  return (await storedKeys(db)) ?? made;
}

async function storedKeys(db: Db): Promise<InstallationKeys | undefined> {
  const { rows } = await db.query<{ value: InstallationKeys }>(`select value from installation where key = 'push-keys'`);
  return rows[0]?.value;
}
