import type { Db, LngLat } from "@najda/protocol";
import type { Names } from "../import/names.ts";

/** A place of the map that may answer a question. */
export interface PlaceRow {
  kind: string;
  names: Names;
  /** All names folded, between bars. */
  folded: string;
  at: LngLat;
}

export interface Wanted {
  /** For each typed word the words of the map that it may mean. */
  sets: string[][];
  /** Words that a place need not hold, but comes first with. */
  liked?: readonly string[] | undefined;
  /** How many of the sets a place must hold a word of. */
  least: number;
  near?: LngLat | undefined;
  streetsOnly?: boolean | undefined;
}

/** Enough for the ranking to have the best among them. */
const mostCandidates = 150;

/**
 * Places whose names hold a word of (at least so many of) the sets; those first that hold the likeliest meaning of
 * each, then by kind and nearness. The distance is planar: good enough to choose candidates by, and a tenth of the cost.
 */
export async function candidates(db: Db, { sets, liked = [], least, near, streetsOnly = false }: Wanted): Promise<PlaceRow[]> {
  const held = (at: number): string => `p.words && $${at + 4}::text[]`;
  const likeliest = (at: number): string => `(p.words @> array[$${at + 4 + sets.length}::text])::int`;
  const each = sets.map((_, at) => at);
  const all = least === sets.length;
  const count = each.map((at) => `(${held(at)})::int`).join(" + ");
  const { rows } = await db.query<PlaceRow>(
    `select kind, names, folded, jsonb_build_array(lng, lat) as at from (
       select p.kind, p.names, p.folded, st_x(p.at::geometry) as lng, st_y(p.at::geometry) as lat,
         (p.words && $3::text[])::int + ${each.map(likeliest).join(" + ")} ${all ? "" : `+ ${count}`} as fit
       from map_places p where p.map_id = (select map_id from current_map) and ${streetsOnly ? "p.kind = 'street' and" : ""}
         ${all ? each.map(held).join(" and ") : `(${each.map(held).join(" or ")}) and ${count} >= ${least}`}
     ) c
     order by fit - coalesce(ln(1 + 222 * sqrt(((lng - $1) * cos(radians($2))) ^ 2 + (lat - $2) ^ 2)) / 5, 0)
       + case when kind in ('city', 'town', 'district', 'hospital') then 0.1 else 0 end desc
     limit ${mostCandidates}`,
    [near?.[0] ?? null, near?.[1] ?? null, liked, ...sets, ...sets.map((set) => set[0] ?? "")],
  );
  return rows;
}

/** Houses with one of these numbers in one of these streets (as signposted), the nearest first. */
export async function housesIn(db: Db, { streets, numbers, near }: { streets: string[]; numbers: string[]; near?: LngLat | undefined }): Promise<{ number: string; street: Names; at: LngLat }[]> {
  const { rows } = await db.query<{ number: string; street: Names; at: LngLat }>(
    `select number, street, jsonb_build_array(lng, lat) as at from (
       select number, street, st_x(at::geometry) as lng, st_y(at::geometry) as lat from map_addresses
       where map_id = (select map_id from current_map) and street ->> 'name' = any ($3) and plain_number = any ($4)
     ) a order by ((lng - $1) * cos(radians($2))) ^ 2 + (lat - $2) ^ 2 limit 100`,
    [near?.[0] ?? null, near?.[1] ?? null, streets, numbers],
  );
  return rows;
}

/** Where a street of the one list meets one of the other, the nearest first. */
export async function crossingsOf(db: Db, { one, other, near }: { one: string[]; other: string[]; near?: LngLat | undefined }): Promise<{ one: string; other: string; at: LngLat }[]> {
  const { rows } = await db.query<{ one: string; other: string; at: LngLat }>(
    `select one, other, jsonb_build_array(lng, lat) as at from (
       select one, other, st_x(at::geometry) as lng, st_y(at::geometry) as lat from map_crossings
       where map_id = (select map_id from current_map) and one = any ($3) and other = any ($4)
       union
       select other, one, st_x(at::geometry), st_y(at::geometry) from map_crossings
       where map_id = (select map_id from current_map) and one = any ($4) and other = any ($3)
     ) c order by ((lng - $1) * cos(radians($2))) ^ 2 + (lat - $2) ^ 2 limit 30`,
    [near?.[0] ?? null, near?.[1] ?? null, one, other],
  );
  return rows;
}

/** The town, village or quarter whose middle lies nearest to each place, in the order given. */
export async function areasAround(db: Db, { places, language }: { places: readonly LngLat[]; language: string }): Promise<(string | undefined)[]> {
  const { rows } = await db.query<{ name: string | null }>(
    `select a.name from unnest($1::float8[], $2::float8[]) with ordinality as q (lng, lat, at)
     left join lateral (
       select coalesce(p.names ->> ('name:' || $3), p.names ->> 'name') as name from map_places p
       where p.map_id = (select map_id from current_map) and p.kind in ('town', 'village', 'district')
       order by p.at <-> st_setsrid(st_makepoint(q.lng, q.lat), 4326)::geography limit 1
     ) a on true order by q.at`,
    [places.map(([lng]) => lng), places.map(([, lat]) => lat), language],
  );
  return rows.map(({ name }) => name ?? undefined);
}
