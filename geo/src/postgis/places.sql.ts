import type { Db, LngLat } from "@najda/protocol";
import { foldText } from "../places/fold-text.ts";

/** Something that has a place: a hospital, a street, a house. */
export interface FoundPlace {
  /** In the language asked for, where the map has it. */
  name: string;
  /** "hospital", "street", "district", "address", ... */
  kind: string;
  at: LngLat;
  /** From `near`, on the spheroid; absent without it. */
  metres?: number;
}

interface Search {
  text: string;
  near?: LngLat | undefined;
  limit?: number | undefined;
  language?: string | undefined;
}

/** More words than this don't make a search any sharper. */
const mostWords = 6;

/**
 * Places and addresses whose name fits the text, in any of the map's languages and scripts: whole names first, then
 * beginnings, then parts; among equals what is nearer to `near`. Only when nothing fits, the street without the
 * house number; and only when that isn't there either, what merely looks alike (typing errors).
 */
export async function findPlaces(db: Db, search: Search): Promise<FoundPlace[]> {
  const folded = foldText(search.text);
  if (folded === "") return [];
  const words = folded.split(" ").slice(0, mostWords);
  const streetOnly = words.filter((word) => !isNumber(word));
  const attempts = streetOnly.length === words.length || streetOnly.length === 0 ? [words] : [words, streetOnly];
  for (const attempt of attempts) {
    const found = await rated(db, { ...search, ...holdsEvery(attempt), folded: attempt.join(" ") });
    if (found.length > 0) return found;
  }
  return rated(db, { ...search, fits: "$1 <% p.folded", patterns: [], houses: false, folded: streetOnly.join(" ") });
}

function holdsEvery(words: string[]): Pick<Rated, "fits" | "patterns" | "houses"> {
  const fits = words.map((word, at) => `p.folded ${isNumber(word) ? "~" : "like"} $${at + 6}`).join(" and ");
  return { fits, patterns: words.map(pattern), houses: words.some(isNumber) };
}

interface Rated extends Search {
  folded: string;
  /** The condition on `p.folded`, over `$1` (the whole text) and the patterns from `$6` on. */
  fits: string;
  patterns: string[];
  houses: boolean;
}

async function rated(db: Db, { folded, near, limit = 8, language = "", fits, patterns, houses }: Rated): Promise<FoundPlace[]> {
  const addresses = `union all
    select 'address', p.street, p.number, p.at, p.folded from map_addresses p where p.map_id = (select map_id from current_map) and ${fits}`;
  const { rows } = await db.query<{ name: string; kind: string; at: LngLat; metres: number | null }>(
    `with fitting as (
       select p.kind, p.names, '' as number, p.at, p.folded from map_places p where p.map_id = (select map_id from current_map) and ${fits}
       ${houses ? addresses : ""}
     ), rated as (
       select *, st_distance(at, case when $2::float8 is not null then st_setsrid(st_makepoint($2, $3), 4326)::geography end) as metres,
         case when folded like '%|' || $1 || '|%' then 2 when folded like '%|' || $1 || '%' then 1 else 0 end + word_similarity($1, folded)
         + case when kind in ('city', 'town', 'district', 'hospital') then 0.4 when kind in ('street', 'hydrant') then 0 else 0.2 end as fit
       from fitting
     )
     select concat_ws(' ', nullif(number, ''), coalesce(names ->> ('name:' || $5), names ->> 'name', kind)) as name, kind,
       jsonb_build_array(st_x(at::geometry), st_y(at::geometry)) as at, metres
     from rated
     order by fit - coalesce(ln(1 + metres / 500) / 4, 0) desc, length(folded), name, metres
     limit $4`,
    [folded, near?.[0] ?? null, near?.[1] ?? null, limit, language, ...patterns],
  );
  return rows.map(({ metres, ...place }) => (metres === null ? place : { ...place, metres }));
}

/** A number has to be the whole word: "1" is not "12". */
const isNumber = (word: string): boolean => /^\d+$/.test(word);
const pattern = (word: string): string => (isNumber(word) ? `\\m${word}\\M` : `%${word}%`);

/** The address nearest to a point, at most a kilometre away. */
export async function nearestAddress(db: Db, at: LngLat, language = ""): Promise<(FoundPlace & { metres: number }) | undefined> {
  const { rows } = await db.query<FoundPlace & { metres: number }>(
    `select * from (
       select concat_ws(' ', a.number, coalesce(a.street ->> ('name:' || $3), a.street ->> 'name')) as name, 'address' as kind,
         jsonb_build_array(st_x(a.at::geometry), st_y(a.at::geometry)) as at, st_distance(a.at, st_setsrid(st_makepoint($1, $2), 4326)::geography) as metres
       from current_map c join map_addresses a on a.map_id = c.map_id
       order by a.at <-> st_setsrid(st_makepoint($1, $2), 4326)::geography
       limit 1
     ) nearest where metres <= 1000`,
    [...at, language],
  );
  return rows[0];
}
