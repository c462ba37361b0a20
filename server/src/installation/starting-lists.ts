import { listDispositions, listTypes, saveDisposition, saveType } from "../accounts/master.sql.ts";
import { asDb, type Pool } from "../infra/pool.ts";
import { startingDispositions, startingTypes } from "./code-lists.ts";

/** Gives a new installation its catalogue, once. Names are left to the apps' own words until somebody sets them. */
export async function addStartingLists(pool: Pool): Promise<void> {
  const db = asDb(pool);
  if ((await listTypes(db)).length === 0) for (const type of startingTypes) await saveType(db, { ...type, names: {} });
  if ((await listDispositions(db)).length === 0) for (const code of startingDispositions) await saveDisposition(db, { code, names: {} });
}
