import type { Db } from "@najda/protocol";

/** False when no unit has this call sign. */
export async function saveTracker(db: Db, { identifier, callSign }: { identifier: string; callSign: string }): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into trackers (centre_id, identifier, unit_id) select centre_id, $1, id from units where call_sign = $2
     on conflict (centre_id, identifier) do update set unit_id = excluded.unit_id`,
    [identifier, callSign],
  );
  return (rowCount ?? 0) > 0;
}
