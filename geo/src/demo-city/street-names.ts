import { arterialWords } from "./arterials.ts";
import type { Block } from "./blocks.ts";
import { districtOf, districts } from "./districts.ts";
import type { StreetClass } from "./network.ts";
import type { Random } from "./random.ts";
import { type FourNames, type NameForm, named, words } from "./words.ts";

/**
 * Gives out street names so that no two streets of a district have the same: each district goes through the words
 * in an order of its own, first as lanes, then as streets, then with numbers. Larger streets come from one list
 * for the whole city.
 */
export function streetNamer(random: Random): (square: Block["square"], as: StreetClass) => FourNames {
  const free = words.filter((word) => !arterialWords.has(word));
  const orders = new Map(districts.map((district) => [district, { words: random.shuffled(free), given: 0 }]));
  const city = { words: random.shuffled(free), given: 0 };
  return (square, as) => {
    const large = as === "secondary" || as === "tertiary";
    const list = large ? city : orders.get(districtOf(...square))!;
    const forms: NameForm[] = large ? ["street", "boulevard", "road"] : ["lane", "street"];
    const turn = Math.floor(list.given / list.words.length);
    const word = list.words[list.given % list.words.length]!;
    list.given++;
    return named(word, forms[turn % forms.length]!, Math.floor(turn / forms.length) + (large ? 2 : 1));
  };
}
