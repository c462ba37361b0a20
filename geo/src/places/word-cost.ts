import { bonesOf, isArabic, soundDistance, soundDistanceToBeginning } from "./spelling.ts";
import { typingErrors } from "./typing-errors.ts";
import { meantBy, soundings } from "./words.ts";

/** Typing errors that a word of this many letters may hold. */
const errorsIn = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * How badly a word of the map answers a typed one: 0 the same, up to 1; undefined when it doesn't. A beginning is
 * better the more of the word is typed, a typing error in it costs more, and most of all what only sounds alike.
 */
export function wordCost(typed: string, word: string): number | undefined {
  if (typed === word) return 0;
  if (/^\d+$/.test(typed)) return ordinal(typed, word) ? 0.1 : undefined;
  if (meantBy(typed).includes(word)) return 0.08;
  const costs = [beginning(typed, word), misspelt(typed, word), within(typed, word), soundsLike(typed, word)];
  const least = Math.min(...costs.filter((cost) => cost !== undefined));
  return Number.isFinite(least) ? least : undefined;
}

const ordinal = (typed: string, word: string): boolean => /^\d+(st|nd|rd|th)$/.test(word) && Number.parseInt(word, 10) === Number(typed);

function beginning(typed: string, word: string): number | undefined {
  return word.startsWith(typed) ? 0.05 + 0.2 * (1 - typed.length / word.length) : undefined;
}

function misspelt(typed: string, word: string): number | undefined {
  const most = errorsIn(typed.length);
  if (most === 0) return undefined;
  const errors = typingErrors(typed, word, most);
  const firstDiffers = typed[0] === word[0] ? 0 : 0.08;
  if (errors <= most) return 0.2 * errors + firstDiffers;
  if (typed.length < 5 || word.length <= typed.length) return undefined;
  // A beginning with an error in it.
  const begun = Math.min(typingErrors(typed, word.slice(0, typed.length), most), typingErrors(typed, word.slice(0, typed.length + 1), most));
  return begun <= most ? 0.3 * begun + firstDiffers + 0.05 : undefined;
}

/** The end or the middle of a compound. */
function within(typed: string, word: string): number | undefined {
  return typed.length >= 4 && word.includes(typed) ? 0.3 : undefined;
}

function soundsLike(typed: string, word: string): number | undefined {
  const across = isArabic(typed) !== isArabic(word);
  const costs = soundings(typed).flatMap((heard) =>
    soundings(word).flatMap((sounds) => {
      const least = Math.min(bonesOf(heard).length, bonesOf(sounds).length);
      if (least < (across ? 1 : 3) || heard === "") return [];
      const far = Math.min(across ? 1.2 : 0.5, least * 0.45);
      const [whole, begun] = [soundDistance(heard, sounds), across && least >= 3 ? soundDistanceToBeginning(heard, sounds) : Infinity];
      const apart = Math.min(whole, begun + 0.3);
      return Math.min(whole, begun) <= far ? [(across ? 0.1 : 0.3) + 0.25 * apart] : [];
    }),
  );
  return costs.length === 0 ? undefined : Math.min(...costs);
}
