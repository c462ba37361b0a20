import type { Db, LngLat, Service } from "@najda/protocol";

/** A unit that could be sent now: in service, on nothing, and it is known where it is. */
export interface FreeUnit {
  readonly unitId: string;
  readonly centreId: string;
  readonly service: Service;
  readonly callSign: string;
  readonly at: LngLat;
  /** Where it was ordered to cover. */
  readonly coveringAt: LngLat | null;
}

/** Free units of all centres; the same test as `nearestUnits` of geo makes. */
export async function freeUnits(db: Db, { now, maxPositionAgeSeconds }: { now: Date; maxPositionAgeSeconds: number }): Promise<FreeUnit[]> {
  const { rows } = await db.query<FreeUnit>(
    `select u.id as "unitId", u.centre_id as "centreId", g.kind as service, u.call_sign as "callSign",
            jsonb_build_array(st_x(p.at::geometry), st_y(p.at::geometry)) as at,
            case when m.id is not null then jsonb_build_array(st_x(m.to_at::geometry), st_y(m.to_at::geometry)) end as "coveringAt"
     from units u join agencies g on g.id = u.agency_id join unit_positions p on p.unit_id = u.id
     left join move_ups m on m.unit_id = u.id and m.ended_at is null
     where u.duty = 'in-service' and p.recorded_at > $1::timestamptz - make_interval(secs => $2)
       and not exists (select from assignments a where a.unit_id = u.id and a.active)
     order by u.id`,
    [now, maxPositionAgeSeconds],
  );
  return rows;
}

/** A station or stand-by place: of the units of a service, or of the map. */
export interface Site {
  readonly centreId: string | null;
  readonly service: Service;
  readonly name: string;
  /** By language, as far as the map knows them. */
  readonly names: Record<string, string> | null;
  readonly at: LngLat;
  /** One of the units' own stations, which coverage may be expected from. */
  readonly isHome: boolean;
}

/** A place of the map by language; `und` is the name as signposted. */
const namesOf = (place: string): string => `
  (select jsonb_object_agg(case when key = 'name' then 'und' else substring(key from 6) end, value)
   from jsonb_each(${place}.names) where key = 'name' or key like 'name:%')`;

/**
 * Where units may be moved to. Stations of the map serve every centre. A unit's own station was named in one language:
 * where the map has it, within 300 m under that name, it has the map's other names too.
 */
export async function sites(db: Db, mapId: string): Promise<Site[]> {
  const { rows } = await db.query<Site>(
    `select h."centreId", h.service, h.name, ${namesOf("p")} as names,
            jsonb_build_array(st_x(h.at::geometry), st_y(h.at::geometry)) as at, true as "isHome"
     from (select distinct on (u.centre_id, g.kind, u.station_at) u.centre_id as "centreId", g.kind as service, u.station_name as name, u.station_at as at
           from units u join agencies g on g.id = u.agency_id where u.station_at is not null
           order by u.centre_id, g.kind, u.station_at, u.id) h
     left join lateral (
       select names from map_places
       where map_id = $1 and st_dwithin(at, h.at, 300) and exists (select from jsonb_each_text(names) where value = h.name)
       order by at <-> h.at limit 1
     ) p on true
     union all
     select null, s.service, coalesce(p.names ->> 'name', s.service), ${namesOf("p")}, jsonb_build_array(st_x(p.at::geometry), st_y(p.at::geometry)), false
     from map_places p
     join (values ('ambulance-station', 'ambulance'), ('hospital', 'ambulance'), ('fire-station', 'fire'), ('fire-station', 'rescue'), ('police', 'police'))
       as s (kind, service) on s.kind = p.kind
     where p.map_id = $1`,
    [mapId],
  );
  return rows;
}

/**
 * Centres and services with at least one unit in service whose place is known. Where nobody works no zone is missed,
 * and where no position comes in it is unknown who is covered: no reason for an alarm in every zone.
 */
export async function staffed(db: Db, { now, maxPositionAgeSeconds }: { now: Date; maxPositionAgeSeconds: number }): Promise<{ centreId: string; service: Service }[]> {
  const { rows } = await db.query<{ centreId: string; service: Service }>(
    `select distinct u.centre_id as "centreId", g.kind as service from units u join agencies g on g.id = u.agency_id
     join unit_positions p on p.unit_id = u.id
     where u.duty = 'in-service' and p.recorded_at > $1::timestamptz - make_interval(secs => $2)`,
    [now, maxPositionAgeSeconds],
  );
  return rows;
}
