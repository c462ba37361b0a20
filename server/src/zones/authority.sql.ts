import type { Agency, Db, LngLat } from "@najda/protocol";

export interface Authority {
  readonly zoneId: string;
  readonly agencyName: string;
  readonly agencyKind: Agency["kind"];
  readonly centreName: string;
  readonly importedAt: string;
  /** Null: until another version replaces it. */
  readonly validUntil: string | null;
}

/** Agencies of these kinds whose jurisdiction holds a place, the smallest jurisdiction first. */
export async function authoritiesAt(db: Db, { at, on, kinds }: { at: LngLat; on: Date; kinds: readonly string[] }): Promise<Authority[]> {
  const { rows } = await db.query<Authority>(
    `select z.id as "zoneId", g.name as "agencyName", g.kind as "agencyKind", c.name as "centreName",
       to_json(v.imported_at) #>> '{}' as "importedAt", to_json(v.valid_until) #>> '{}' as "validUntil"
     from zones z join zone_versions v on v.id = z.version_id join agencies g on g.id = v.agency_id join centres c on c.id = g.centre_id
     where v.kind = 'jurisdiction' and tstzrange(v.valid_from, v.valid_until) @> $3::timestamptz and g.kind = any ($4)
       and st_intersects(z.area, st_setsrid(st_makepoint($1, $2), 4326))
     order by st_area(z.area), g.name limit 20`,
    [...at, on, kinds],
  );
  return rows;
}

/** A jurisdiction as it was imported; its area as the text of its GeoJSON, for it may be megabytes that nobody has to read here. */
export async function boundaryOf(db: Db, zoneId: string): Promise<{ name: string; area: string } | undefined> {
  const { rows } = await db.query<{ name: string; area: string }>(
    `select z.name, st_asgeojson(z.area, 7) as area from zones z join zone_versions v on v.id = z.version_id where z.id = $1 and v.kind = 'jurisdiction'`,
    [zoneId],
  );
  return rows[0];
}
