import type { Db, LngLat } from "@najda/protocol";

export interface UnitUnderWay {
  readonly unitId: string;
  readonly callSign: string;
  readonly type: string;
  readonly at: LngLat;
  readonly positionAgeSeconds: number;
}

/** Units that are still on their way to an incident and whose place is known. */
export async function unitsUnderWay(db: Db, { incidentId, now }: { incidentId: string; now: Date }): Promise<UnitUnderWay[]> {
  const { rows } = await db.query<UnitUnderWay>(
    `select u.id as "unitId", u.call_sign as "callSign", u.type, jsonb_build_array(st_x(p.at::geometry), st_y(p.at::geometry)) as at,
       extract(epoch from $2::timestamptz - p.recorded_at)::float8 as "positionAgeSeconds"
     from assignments a join units u on u.id = a.unit_id join unit_positions p on p.unit_id = u.id
     where a.incident_id = $1 and a.active and a.status in ('dispatched', 'acknowledged', 'en-route')`,
    [incidentId, now],
  );
  return rows;
}
