import type { Db } from "@najda/protocol";

/** True when the database answers and can be written to. */
export async function isThere(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ writable: boolean }>(`select not pg_is_in_recovery() as writable`);
  return rows[0]?.writable === true;
}
