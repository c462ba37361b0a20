import type { Agency, Area, Db, LngLat } from "@najda/protocol";

export interface Authority {
  readonly zoneId: string;
  readonly agencyName: string;
  readonly agencyKind: Agency["kind"];
  readonly centreName: string;
  readonly importedAt: string;
  /** Null: until another version replaces it. */
  readonly validUntil: string | null;
}

interface Where {
  readonly shape: { readonly at: LngLat } | { readonly area: Area };
  readonly on: Date;
  readonly kinds: readonly string[];
}

/**
 * Agencies of these kinds whose jurisdiction holds a place, the smallest jurisdiction first. Of an area it is, for each
 * kind of agency, the jurisdiction that holds most of it, and those that hold as much to a thousandth.
 */
export async function authoritiesAt(db: Db, { shape, on, kinds }: Where): Promise<Authority[]> {
  const place = "at" in shape ? { type: "Point", coordinates: shape.at } : shape.area;
  const { rows } = await db.query<Authority>(
    `with asked as materialized (select st_setsrid(st_geomfromgeojson($1), 4326) as place),
     found as (
       select z.id as "zoneId", g.name as "agencyName", g.kind as "agencyKind", c.name as "centreName",
         to_json(v.imported_at) #>> '{}' as "importedAt", to_json(v.valid_until) #>> '{}' as "validUntil", st_area(z.area) as size,
         case when st_dimension(place) = 0 then 1 else st_area(st_intersection(z.area, place)) end as held
       from asked, zones z join zone_versions v on v.id = z.version_id join agencies g on g.id = v.agency_id join centres c on c.id = g.centre_id
       where v.kind = 'jurisdiction' and tstzrange(v.valid_from, v.valid_until) @> $2::timestamptz and g.kind = any ($3) and st_intersects(z.area, place)
     )
     select "zoneId", "agencyName", "agencyKind", "centreName", "importedAt", "validUntil"
     from (select *, max(held) over (partition by "agencyKind") as most from found) ranked
     where held > 0 and held >= most * 0.999 order by held desc, size, "agencyName" limit 20`,
    [JSON.stringify(place), on, kinds],
  );
  return rows;
}

/** Boundaries with more vertices than this are told by reference, whatever was asked. */
const mostVertices = 5_000;

/** Jurisdictions as GML polygons, latitude first, by their ids; those that are too large to be told at once are left out. */
export async function boundariesAsGml(db: Db, zoneIds: readonly string[], most: number = mostVertices): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await db.query<{ zoneId: string; polygons: string[] }>(
    `select z.id as "zoneId", array_agg(st_asgml(3, part.geom, 7, 17, 'gml') order by part.path) as polygons
     from zones z join zone_versions v on v.id = z.version_id cross join lateral st_dump(z.area) part
     where z.id = any ($1) and v.kind = 'jurisdiction' and st_npoints(z.area) <= $2 group by z.id`,
    [zoneIds, most],
  );
  return new Map(rows.map(({ zoneId, polygons }) => [zoneId, polygons]));
}

/** A jurisdiction as it was imported; its area as the text of its GeoJSON, for it may be megabytes that nobody has to read here. */
export async function boundaryOf(db: Db, zoneId: string): Promise<{ name: string; area: string } | undefined> {
  const { rows } = await db.query<{ name: string; area: string }>(
    `select z.name, st_asgeojson(z.area, 7) as area from zones z join zone_versions v on v.id = z.version_id where z.id = $1 and v.kind = 'jurisdiction'`,
    [zoneId],
  );
  return rows[0];
}
