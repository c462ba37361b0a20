import type { Db } from "@najda/protocol";

/** Unit ids by what a tracker may call itself: its own identifier where one is entered, else the unit's call sign. */
export async function readIdentifiers(db: Db, centreId: string): Promise<Map<string, string>> {
  const { rows } = await db.query<{ identifier: string; unitId: string }>(
    `select call_sign as identifier, id as "unitId", 1 as rank from units where centre_id = $1
     union all
     select t.identifier, t.unit_id, 2 from trackers t join units u on u.id = t.unit_id and u.centre_id = t.centre_id
     where t.centre_id = $1
     order by rank`,
    [centreId],
  );
  return new Map(rows.map((row) => [row.identifier, row.unitId]));
}
