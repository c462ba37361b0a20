import { asDb, type Pool } from "../infra/pool.ts";
import { saveTracker } from "./trackers.sql.ts";

/** Tells in which unit a tracker rides, where its identifier is not the call sign. */
export async function bindTracker(pool: Pool, { identifier, callSign }: { identifier: string; callSign: string }): Promise<string> {
  const bound = await saveTracker(asDb(pool), { identifier, callSign });
  return bound ? `${identifier} now rides in ${callSign}.` : `There is no unit called ${callSign}. Check its call sign.`;
}
