import type { Db, LngLat } from "@najda/protocol";

export interface FoundUnit {
  readonly name: string;
  readonly kind: "unit" | "base";
  readonly unitId?: string;
  readonly at: LngLat;
}

const plain = `regexp_replace(lower(u.call_sign), '[^[:alnum:]]', '', 'g')`;
const place = (column: string): string => `jsonb_build_array(st_x(${column}::geometry), st_y(${column}::geometry))`;

interface Asked {
  readonly centreId: string;
  /** Small letters and digits alone. */
  readonly text: string;
  readonly limit: number;
}

/**
 * A centre's units by call sign, where they were last seen or else at their station: the whole of it ("medic 7"), its
 * first letters with its number ("m7"). Longer texts also find what begins with them, and stations by name.
 */
export async function findUnitsByName(db: Db, { centreId, text, limit }: Asked): Promise<FoundUnit[]> {
  const [, letters = text, digits = ""] = /^(\p{L}+)0*(\d+)$/u.exec(text) ?? [];
  const { rows } = await db.query<FoundUnit>(
    `select u.call_sign as name, 'unit' as kind, u.id as "unitId", ${place("coalesce(p.at, u.station_at)")} as at
     from units u left join unit_positions p on p.unit_id = u.id
     where u.centre_id = $1 and coalesce(p.at, u.station_at) is not null
       and ${plain} like $2 || '%' and (${plain} = $3 or ($4 <> '' and ${plain} ~ ('^' || $2 || '\\D*0*' || $4 || '$')) or ($4 = '' and length($3) >= 3))
     order by (${plain} = $3) desc, length(u.call_sign), u.call_sign limit $5`,
    [centreId, letters, text, digits, limit],
  );
  return rows;
}

/** The stations that a centre's units stand at, by the beginning of their name or of a word in it. */
export async function findBases(db: Db, { centreId, text, limit }: Asked): Promise<FoundUnit[]> {
  const { rows } = await db.query<FoundUnit>(
    `select distinct on (u.station_name) u.station_name as name, 'base' as kind, ${place("u.station_at")} as at
     from units u where u.centre_id = $1 and u.station_at is not null and ' ' || lower(u.station_name) like '% ' || $2 || '%'
     order by u.station_name limit $3`,
    [centreId, text, limit],
  );
  return rows;
}
