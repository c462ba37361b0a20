import { foldText } from "./fold-text.ts";
import { bonesOf, isArabic, soundsOf } from "./spelling.ts";
import { withoutOneLetter } from "./typing-errors.ts";

/** The Arabic article falls away where at least two letters follow; `map_places.words` does the same in SQL. */
export const withoutArticle = (word: string): string => word.replace(/^ال(?=..)/u, "");

/** The words of a folded text. */
export const wordsIn = (folded: string): string[] => folded.split(" ").filter((word) => word !== "").map(withoutArticle);

/** Longer words have too many neighbours to be worth it; trigrams find them better. */
const longestForNeighbours = 14;

/**
 * What a word of the map is looked up by: itself and its neighbours without one letter (typing errors), its bones
 * behind a tilde (other scripts), and the beginnings of its bones. One key in common with a typed word is enough.
 */
export function keysOf(word: string): string[] {
  const bones = bonesFor(word);
  const begun = bones.flatMap((each) => Array.from({ length: Math.max(0, each.length - leastBegun) }, (_, at) => `~${each.slice(0, leastBegun + at)}-`));
  return [...new Set([...neighbours(word), ...bones.map((each) => `~${each}`), ...begun])];
}

/** The keys that a typed word is looked up with: it may be no more than a word's beginning. */
export function askedKeysOf(word: string): string[] {
  return [...neighbours(word), ...bonesFor(word).flatMap((each) => (each.length < leastBegun ? [`~${each}`] : [`~${each}`, `~${each}-`]))];
}

/** Consonants from which on beginnings are found across scripts. */
const leastBegun = 3;
/** One consonant says something of a short word only: حي is "hay". */
const bonesFor = (word: string): string[] => [...new Set(soundings(word).map(bonesOf).filter((each) => each.length >= (word.length <= 4 ? 1 : 2)))];
const neighbours = (word: string): string[] => (word.length >= 4 && word.length <= longestForNeighbours ? withoutOneLetter(word) : [word]);

/** A word's sounds; in Latin letters also without an article that was written onto it ("alnahr", "annahr"). */
export function soundings(word: string): string[] {
  const sounds = soundsOf(word);
  if (sounds === "" || isArabic(word)) return [sounds];
  const bare = /^[ae](?:l|([bdrstzn])(?=\1))/.exec(word);
  return bare !== null && word.length >= 5 ? [sounds, soundsOf(word.slice(bare[0].length))] : [sounds];
}

/** Words that may stand in a question without standing in a name, folded as names are. */
const fillers = new Set(
  wordsIn(
    foldText(
      `near next to opposite behind beside at in on of the a no number nr corner and el al ul ar as ash an ad at az adh ath
       قرب بالقرب من مقابل جنب بجانب خلف في عند رقم تقاطع زاوية نزدیک روبروی کنار پشت پلاک شماره نبش تقاطع چهارراه
       نزیک بەرامبەر لە ژمارە تەنیشت پشت گۆشەی`.replace(/\s+/g, " "),
    ),
  ),
);
export const isFiller = (word: string): boolean => fillers.has(word);

/** What people shorten: each also stands for the words behind it. */
const shortened: Record<string, string[]> = {
  st: ["street", "saint", "sankt"], str: ["street", "strasse"], rd: ["road"], ave: ["avenue"], av: ["avenue"], blvd: ["boulevard"], ln: ["lane"],
  hosp: ["hospital"], uni: ["university"], sq: ["square"], br: ["bridge"], mt: ["mount"], ش: ["شارع"], خ: ["خیابان"], م: ["میدان"],
};
export const meantBy = (word: string): readonly string[] => shortened[word] ?? [];

/** A house number as it is compared: "12A", "12 a" and "١٢a" are one. `map_addresses` has the same in SQL. */
export const isHouseNumber = (word: string): boolean => /^\d{1,5}[a-z]?$|^\d{1,4}\/\d{1,4}$/.test(word);
