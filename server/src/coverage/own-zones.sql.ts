import type { Area, Db, LngLat, Service } from "@najda/protocol";

/** The version by which an agency divides its work at a moment. */
export interface OwnVersion {
  readonly versionId: string;
  readonly centreId: string;
  readonly service: Service;
}

/**
 * One kind of zones for each agency that has any in force: response areas are made for just this, then beats, then
 * districts. A jurisdiction says who answers, not where somebody has to be.
 */
export async function ownVersions(db: Db, now: Date): Promise<OwnVersion[]> {
  const { rows } = await db.query<OwnVersion>(
    `select distinct on (v.agency_id) v.id as "versionId", g.centre_id as "centreId", g.kind as service
     from zone_versions v join agencies g on g.id = v.agency_id
     where v.kind <> 'jurisdiction' and tstzrange(v.valid_from, v.valid_until) @> $1::timestamptz
     order by v.agency_id, array_position(array['response-area', 'beat', 'district'], v.kind)`,
    [now],
  );
  return rows;
}

export interface OwnZone {
  readonly versionId: string;
  readonly names: Record<string, string>;
  /** A point in it. */
  readonly at: LngLat;
  readonly area: Area;
  readonly targetMinutes: number | null;
}

export async function zonesOfVersions(db: Db, versionIds: readonly string[]): Promise<OwnZone[]> {
  const { rows } = await db.query<OwnZone>(
    `select version_id as "versionId", jsonb_build_object('und', name) || names as names, target_minutes as "targetMinutes",
            (st_asgeojson(st_pointonsurface(area), 7)::jsonb) -> 'coordinates' as at, st_asgeojson(area, 7)::jsonb as area
     from zones where version_id = any ($1) order by version_id, code`,
    [versionIds],
  );
  return rows;
}
