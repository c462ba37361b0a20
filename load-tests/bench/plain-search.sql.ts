import { foldText } from "@najda/geo";
import type { Db, LngLat } from "@najda/protocol";

/** What trigrams alone can do: names that look like the text, the nearest first among equals; one script, no corners, no house numbers. */
export async function plainSearch(db: Db, { text, near }: { text: string; near: LngLat }): Promise<unknown[]> {
  const { rows } = await db.query(
    `select names, kind, at <-> st_makepoint($2, $3)::geography as metres from map_places
     where map_id = (select map_id from current_map) and $1 <% folded
     order by word_similarity($1, folded) desc, metres limit 8`,
    [foldText(text), ...near],
  );
  return rows;
}
