import type { Db } from "@najda/protocol";
import { wordCost } from "../places/word-cost.ts";
import { askedKeysOf } from "../places/words.ts";

/** Words of the map that may be meant by a typed one, the likeliest first. */
export interface Meant {
  word: string;
  cost: number;
  /** In how many places' names it stands. */
  uses: number;
}

/** Above this a typed word is taken for misspelt in a way that the keys don't find. */
const sure = 0.4;
/** More meanings of one word make a question blunter, not better. */
const mostMeanings = 60;

/**
 * What each typed word may mean in the words of the map in use: by its letters, as a beginning, by the keys of typing
 * errors and other scripts; only where that gives nothing sure, by parts and by what merely looks alike.
 */
export async function meaningsOf(db: Db, words: readonly string[]): Promise<Map<string, Meant[]>> {
  const found = new Map<string, Map<string, Meant>>(words.map((word) => [word, new Map()]));
  add(found, await byKeys(db, words));
  const unsure = words.filter((word) => word.length >= 4 && ![...found.get(word)!.values()].some(({ cost }) => cost <= sure));
  if (unsure.length > 0) add(found, await byLooks(db, unsure));
  return new Map([...found].map(([word, meant]) => [word, [...meant.values()].sort((one, other) => one.cost - other.cost).slice(0, mostMeanings)]));
}

interface Hit {
  typed: string;
  word: string;
  uses: number;
}

function add(found: Map<string, Map<string, Meant>>, hits: Hit[]): void {
  for (const { typed, word, uses } of hits) {
    const cost = wordCost(typed, word);
    if (cost !== undefined) found.get(typed)!.set(word, { word, uses, cost });
  }
}

async function byKeys(db: Db, words: readonly string[]): Promise<Hit[]> {
  const { rows } = await db.query<Hit>(
    `select q.typed, v.word, v.uses
     from (select map_id from current_map) m, unnest($1::text[], $2::text[]) as q (typed, keys), lateral (
       (select word, uses from map_words where map_id = m.map_id and word >= q.typed and word < q.typed || U&'\\+10FFFF' order by uses desc limit 40)
       union
       (select word, uses from map_words where map_id = m.map_id and word = q.typed)
       union
       (select word, uses from map_words where map_id = m.map_id and keys && string_to_array(q.keys, ' ') limit 150)
     ) v`,
    [words, words.map((word) => askedKeysOf(word).join(" "))],
  );
  return rows;
}

async function byLooks(db: Db, words: readonly string[]): Promise<Hit[]> {
  const { rows } = await db.query<Hit>(
    `select q.typed, v.word, v.uses
     from (select map_id from current_map) m, unnest($1::text[]) as q (typed), lateral (
       (select word, uses from map_words where map_id = m.map_id and word % q.typed order by similarity(word, q.typed) desc limit 40)
       union
       (select word, uses from map_words where map_id = m.map_id and word like '%' || q.typed || '%' order by uses desc limit 40)
     ) v`,
    [words],
  );
  return rows;
}
