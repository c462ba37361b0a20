import type { Db, LngLat, Zone, ZoneHere, ZoneKind, ZoneVersion } from "@najda/protocol";
import { present } from "../infra/rows.ts";
import type { NewZone } from "./read-zones.ts";

/** GeoJSON as PostGIS keeps it: always a list of polygons. */
export const asMulti = (parameter: string): string => `st_multi(st_setsrid(st_geomfromgeojson(${parameter}), 4326))`;

/**
 * A border with at most about so many vertices: a line stands for what strays less from it than a fraction of its extent,
 * from 1/4000 on, the first that is coarse enough.
 */
const coarse = (area: string, most: string | number): string => `(
  select st_multi(drawn.area)
  from (values (4000), (1500), (600), (250), (100), (40), (15), (5)) as part (of)
  cross join lateral (select st_simplify(${area}, greatest(st_xmax(${area}) - st_xmin(${area}), st_ymax(${area}) - st_ymin(${area})) / part.of, true) as area) drawn
  where st_npoints(drawn.area) <= ${most} or part.of = 5
  limit 1)`;

/** How a zone is drawn (a column, or a row's value behind `offset 0`, else it is worked out at each mention), where that differs from what it is: see zones.shown. */
export const asShown = (area: string): string => `case when st_npoints(${area}) > 500 then ${coarse(area, 500)} end`;

const point = (lng: string, lat: string): string => `st_setsrid(st_makepoint(${lng}, ${lat}), 4326)`;

/** Null for a zone with one name only. */
const namesOf = (zone: string): string => `nullif(${zone}.names, '{}') as names`;

const versionColumns = `
  v.id, v.agency_id as "agencyId", g.name as "agencyName", g.centre_id as "centreId", v.kind, v.number,
  to_json(v.valid_from) #>> '{}' as "validFrom", to_json(v.valid_until) #>> '{}' as "validUntil", to_json(v.imported_at) #>> '{}' as "importedAt",
  (select count(*)::int from zones z where z.version_id = v.id) as count`;

interface OfAgency {
  readonly agencyId: string;
  readonly kind: ZoneKind;
}

/** Two imports of the same agency wait for one another. */
export async function lockAgency(db: Db, agencyId: string): Promise<boolean> {
  return (await db.query("select from agencies where id = $1 for update", [agencyId])).rowCount === 1;
}

export async function beginningsOf(db: Db, { agencyId, kind }: OfAgency): Promise<{ number: number; validFrom: Date }[]> {
  const { rows } = await db.query<{ number: number; validFrom: Date | string }>(
    `select number, valid_from as "validFrom" from zone_versions where agency_id = $1 and kind = $2 order by valid_from`,
    [agencyId, kind],
  );
  return rows.map(({ number, validFrom }) => ({ number, validFrom: new Date(validFrom) }));
}

/** The version in force at a moment ends there. */
export async function endVersionAt(db: Db, { agencyId, kind, at }: OfAgency & { at: Date }): Promise<void> {
  await db.query(
    `update zone_versions set valid_until = $3 where agency_id = $1 and kind = $2 and valid_from < $3 and (valid_until is null or valid_until > $3)`,
    [agencyId, kind, at],
  );
}

export interface NewVersion extends OfAgency {
  readonly id: string;
  readonly number: number;
  readonly validFrom: Date;
  readonly validUntil: Date | undefined;
  readonly by: string;
  readonly now: Date;
}

/** False when the id was used before. */
export async function insertVersion(db: Db, version: NewVersion): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into zone_versions (id, agency_id, kind, number, valid_from, valid_until, imported_by, imported_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [version.id, version.agencyId, version.kind, version.number, version.validFrom, version.validUntil, version.by, version.now],
  );
  return rowCount === 1;
}

export async function insertZones(db: Db, versionId: string, zones: readonly NewZone[]): Promise<void> {
  await db.query(
    `insert into zones (id, version_id, code, name, names, target_minutes, area, shown)
     select gen_random_uuid(), $1, code, name, names::jsonb, minutes, border, ${asShown("border")}
     from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::text[]) as t (code, name, names, minutes, area)
     cross join lateral (select ${asMulti("area")} as border offset 0) made`,
    [
      versionId, zones.map(({ code }) => code), zones.map(({ name }) => name), zones.map(({ names }) => JSON.stringify(names)),
      zones.map(({ targetMinutes }) => targetMinutes), zones.map(({ area }) => JSON.stringify(area)),
    ],
  );
}

/** Of one centre, or (without) of all; all versions, one, or those in force at a moment. */
export async function listVersions(db: Db, { centreId, versionId, on }: { centreId: string | undefined; versionId?: string | undefined; on?: Date | undefined }): Promise<ZoneVersion[]> {
  const { rows } = await db.query(
    `select ${versionColumns} from zone_versions v join agencies g on g.id = v.agency_id
     where ($1::uuid is null or g.centre_id = $1) and ($2::uuid is null or v.id = $2)
       and ($3::timestamptz is null or tstzrange(v.valid_from, v.valid_until) @> $3)
     order by v.valid_from desc, g.name, v.kind limit 500`,
    [centreId, versionId, on],
  );
  return rows.map((row) => present(row) as ZoneVersion);
}

/** So many vertices all zones of an answer have together, about: more than a screen shows, and written in a moment. */
const shownVertices = 20_000;

/** With borders to be drawn: as they are, or coarser where all of them have more vertices than an answer may. */
export async function zonesOf(db: Db, versionIds: readonly string[]): Promise<Zone[]> {
  const { rows } = await db.query(
    `with wanted as materialized (
         select id, version_id, code, name, names, target_minutes, coalesce(shown, area) as border from zones where version_id = any ($1) order by code limit 2000),
       allowed as (select case when sum(st_npoints(border)) > $2 then greatest(20, $2 / count(*)) end as each from wanted)
     select id, version_id as "versionId", code, name, ${namesOf("wanted")}, target_minutes as "targetMinutes",
       st_asgeojson(case when st_npoints(border) > each then ${coarse("border", "each")} else border end, 7)::jsonb as area
     from wanted cross join allowed order by code`,
    [versionIds, shownVertices],
  );
  return rows.map((row) => present(row) as Zone);
}

interface Where {
  readonly at: LngLat;
  readonly on: Date;
}

/** Every agency's zones that hold a place, jurisdictions first. Not cut by centre: who answers next door is no secret. */
export async function zonesAt(db: Db, { at, on }: Where): Promise<ZoneHere[]> {
  const { rows } = await db.query(
    `select z.id as "zoneId", v.kind, z.code, z.name, ${namesOf("z")}, g.id as "agencyId", g.name as "agencyName", g.kind as "agencyKind", c.id as "centreId",
       c.name as "centreName", to_json(v.valid_until) #>> '{}' as "validUntil"
     from zones z join zone_versions v on v.id = z.version_id join agencies g on g.id = v.agency_id join centres c on c.id = g.centre_id
     where tstzrange(v.valid_from, v.valid_until) @> $3::timestamptz and st_intersects(z.area, ${point("$1", "$2")})
     order by array_position(array['jurisdiction', 'district', 'response-area', 'beat'], v.kind), g.name, z.code`,
    [...at, on],
  );
  return rows.map((row) => present(row) as ZoneHere);
}

/** Whether anybody has drawn jurisdictions: before that, no place lies outside them. */
export async function hasJurisdictions(db: Db, on: Date): Promise<boolean> {
  const { rowCount } = await db.query(`select from zone_versions v where v.kind = 'jurisdiction' and tstzrange(v.valid_from, v.valid_until) @> $1::timestamptz limit 1`, [on]);
  return rowCount === 1;
}
