import { foldText } from "./fold-text.ts";
import { isFiller, isHouseNumber, wordsIn } from "./words.ts";

/** More words than this don't make a search any sharper. */
const mostWords = 7;

/** A typed text, taken apart. */
export interface Question {
  /** The whole, folded. */
  folded: string;
  /** Every word but fillers that other words stand beside; numbers among them. */
  words: string[];
  /** Words that may be house numbers. */
  numbers: string[];
  /** The two sides of "A x B" in every way that the text can be parted; empty without a joining word. */
  crossings: [string, string][];
}

/** Signs and words between two streets that meet. A single و may also be written onto the word behind it. */
const joins = /\s*[×&@+]\s*|\s+\/\s*|\s*\/\s+|(?<=\p{L})\/(?=\p{L})|\s+(?:x|and|at|und|et|و|با|لەگەڵ|مع)\s+|\s+و(?=\p{Script=Arabic}{3})/giu;
/** What announces a corner and is no part of a name. */
const announcements = /^\s*(?:the\s+)?(?:corner|crossing|intersection|junction)\s+(?:of\s+)?|^\s*(?:تقاطع|زاوية|ملتقى|نبش|چهارراه|تقاطع خیابان|گۆشەی|یەکتربڕی|لێکدانی)\s+/iu;

export function readQuestion(text: string): Question {
  const folded = foldText(text);
  const all = wordsIn(folded);
  const telling = all.filter((word) => !isFiller(word));
  const words = (telling.length === 0 ? all : telling).slice(0, mostWords);
  return { folded, words, numbers: words.filter(isHouseNumber), crossings: crossingsIn(text) };
}

function crossingsIn(text: string): [string, string][] {
  const bare = text.replace(announcements, "");
  const found: [string, string][] = [...bare.matchAll(joins)].map((join) => [bare.slice(0, join.index), bare.slice(join.index + join[0].length)]);
  return found.filter((sides) => sides.every((side) => /\p{L}{2}/u.test(side))).slice(0, 3);
}
