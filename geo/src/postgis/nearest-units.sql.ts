import type { Db, Duty, LngLat } from "@najda/protocol";

/** A unit as matching sees it. Null where there is nothing: no position, no assignment. */
export interface UnitNearby {
  unitId: string;
  callSign: string;
  type: string;
  capabilities: string[];
  duty: Duty;
  /** On the spheroid, from the newest position. */
  metres: number | null;
  at: LngLat | null;
  /** ISO 8601, the device's own clock. */
  positionRecordedAt: string | null;
  positionAgeSeconds: number | null;
  /** Further from its place before than a vehicle drives in the time. */
  positionDoubtful: boolean | null;
  activeAssignmentId: string | null;
  /** The incident that the active assignment belongs to, and its number for people. */
  activeIncidentId: string | null;
  activeIncidentNumber: string | null;
}

interface Around {
  centreId: string;
  at: LngLat;
  now: Date;
  /** What the run card needs; empty means that any unit will do. */
  capabilities: string[];
  /** Units per capability (default 30). */
  limit?: number | undefined;
  /** Default 100 km. */
  withinMetres?: number | undefined;
  /** A position older than this (default 300 s) tells nothing any more. */
  maxPositionAgeSeconds?: number | undefined;
}

const unitColumns = `
  u.id as "unitId", u.call_sign as "callSign", u.type, u.capabilities, u.duty,
  case when p.at is not null then jsonb_build_array(st_x(p.at::geometry), st_y(p.at::geometry)) end as at,
  to_char(p.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "positionRecordedAt",
  extract(epoch from $4::timestamptz - p.recorded_at)::float8 as "positionAgeSeconds", p.doubtful as "positionDoubtful"`;

const point = "st_setsrid(st_makepoint($2, $3), 4326)::geography";

/**
 * The nearest available units, nearest first, in metres on the spheroid: in service, with at least one of the
 * capabilities, without an active assignment, and with a position that is fresh enough.
 *
 * `order by ... <-> ... limit` walks the GiST index outward from the incident and stops, so the cost does not grow
 * with the fleet. It does so once per capability, or thirty engines around the corner would hide the one ladder;
 * each in a branch of its own with its own parameter, so that the planner knows a rare capability from a common one.
 * It orders by the sphere (up to 0.3 % off), the metres of the few that are found are the spheroid's.
 * The distance is cut afterwards, outside: with ST_DWithin in the inner query the planner expects few rows and
 * sorts the whole fleet instead.
 */
export async function nearestUnits(db: Db, around: Around): Promise<UnitNearby[]> {
  const branches = around.capabilities.map((_, at) => availableUnits(`u.capabilities @> array[$${at + 8}::text]`));
  const { rows } = await db.query<UnitNearby>(
    `select distinct on (metres, "unitId") near.*, null as "activeAssignmentId", null as "activeIncidentId",
       null as "activeIncidentNumber"
     from (${branches.length === 0 ? availableUnits("true") : branches.join(" union all ")}) near
     where near.metres <= $7
     order by metres, "unitId"`,
    [
      around.centreId, ...around.at, around.now, around.limit ?? 30, around.maxPositionAgeSeconds ?? 300,
      around.withinMetres ?? 100_000, ...around.capabilities,
    ],
  );
  return rows;
}

function availableUnits(suitable: string): string {
  return `(
    select ${unitColumns}, st_distance(p.at, ${point}) as metres
    from unit_positions p join units u on u.id = p.unit_id
    where u.centre_id = $1 and u.duty = 'in-service' and ${suitable}
      and p.recorded_at > $4::timestamptz - make_interval(secs => $6)
      and not exists (select from assignments a where a.unit_id = u.id and a.active)
    order by p.at <-> ${point}
    limit $5
  )`;
}

/**
 * The units that a dispatcher would ask about: the nearest of the centre that are not among `recommended`, whatever
 * keeps them back, and those in service with a needed capability that have no position at all, in one list, nearest first.
 * Which fact keeps each back is for the rule to say.
 */
export async function unitsLeftOut(db: Db, around: Around & { recommended: string[] }): Promise<UnitNearby[]> {
  const { rows } = await db.query<UnitNearby>(
    `with near as (
       select ${unitColumns}, st_distance(p.at, ${point}) as metres
       from unit_positions p join units u on u.id = p.unit_id
       where u.centre_id = $1 and u.id <> all ($7::uuid[])
       order by p.at <-> ${point}
       limit $6
     ), unseen as (
       select ${unitColumns}, null::float8 as metres
       from units u left join unit_positions p on p.unit_id = u.id
       where u.centre_id = $1 and u.duty = 'in-service' and u.id <> all ($7::uuid[]) and p.unit_id is null
         and (cardinality($5::text[]) = 0 or u.capabilities && $5)
       order by u.call_sign
       limit $6
     )
     select left_out.*, a.id as "activeAssignmentId", i.id as "activeIncidentId", i.number as "activeIncidentNumber"
     from (select * from near union all select * from unseen) left_out
     left join assignments a on a.unit_id = left_out."unitId" and a.active
     left join incidents i on i.id = a.incident_id
     order by metres nulls last, "callSign"`,
    [around.centreId, ...around.at, around.now, around.capabilities, around.limit ?? 20, around.recommended],
  );
  return rows;
}
