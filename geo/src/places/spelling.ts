/**
 * How a word sounds, roughly, in one alphabet for Latin and Arabic script, so that "nahr" meets نهر and "shaqami" meets
 * شەقامی. Capitals A, I, U are vowels (long or short), a small letter stands for every consonant that transliterations
 * write alike: k for k, q, c, ک, ق; s for s, sh, th, س, ش, ص, ث.
 */
const latinPairs: Record<string, string> = { sh: "s", ch: "c", kh: "x", gh: "g", th: "s", dh: "z", zh: "j", ph: "f", ck: "k", ou: "U", oo: "U", ee: "I", aa: "A", ei: "I", ai: "I", ay: "I" };
const latinLetters: Record<string, string> = {
  a: "A", e: "A", i: "I", y: "I", o: "U", u: "U", w: "U", v: "U", p: "b", q: "k", c: "k",
  // Digits that stand for letters where Arabic is typed on a Latin keyboard.
  2: "", 3: "", 5: "x", 6: "t", 7: "h", 8: "g", 9: "s",
};
const arabicLetters: Record<string, string> = {
  ا: "A", ع: "", ء: "", ئ: "", و: "U", ڤ: "U", ی: "I", ب: "b", پ: "b", ت: "t", ط: "t", ث: "s", س: "s", ص: "s", ش: "s", ج: "j", چ: "c", ژ: "j",
  ح: "h", ه: "h", خ: "x", د: "d", ض: "d", ذ: "z", ز: "z", ظ: "z", ر: "r", غ: "g", گ: "g", ف: "f", ق: "k", ک: "k", ل: "l", م: "m", ن: "n",
};
const arabic = /\p{Script=Arabic}/u;
export const isArabic = (word: string): boolean => arabic.test(word);

/** The sounds of one folded word (`foldText`); empty for a number and for scripts that aren't known here. */
export function soundsOf(word: string): string {
  if (isArabic(word)) return Array.from(word, (letter) => arabicLetters[letter] ?? "").join("").replace(/(.)\1+/g, "$1");
  if (!/^[a-z][a-z\d]*$|^\d[a-z]+$/.test(word)) return "";
  return word
    .replace(/([a-z])\1+/g, "$1$1")
    .replace(/sh|ch|kh|gh|th|dh|zh|ph|ck|ou|oo|ee|aa|ei|ai|ay|./g, (part) => latinPairs[part] ?? latinLetters[part] ?? part)
    .replace(/(.)\1+/g, "$1");
}

/** The bones of the sounds: consonants alone, h only at the beginning. What two spellings of one word share. */
export const bonesOf = (sounds: string): string => sounds.replace(/[AIU]|(?<!^)h/g, "");

/** How far two spellings lie apart: 1 for each consonant, little for vowels, which Arabic script mostly leaves out. */
export const soundDistance = (one: string, other: string): number => distances(one, other).at(-1)!;

/** The same to the beginning of `other` that fits best. */
export const soundDistanceToBeginning = (one: string, other: string): number => Math.min(...distances(one, other));

/** From the whole of `one` to each beginning of `other`. */
function distances(one: string, other: string): number[] {
  let above = Array.from({ length: other.length + 1 }, (_, at) => sum(other.slice(0, at)));
  for (const [row, letter] of Array.from(one).entries()) {
    const line = [sum(one.slice(0, row + 1))];
    for (let at = 1; at <= other.length; at++) {
      const facing = other[at - 1]!;
      line.push(Math.min(above[at]! + weight(letter), line[at - 1]! + weight(facing), above[at - 1]! + change(letter, facing)));
    }
    above = line;
  }
  return above;
}

const soft = (letter: string): boolean => "AIUh".includes(letter);
const weight = (letter: string): number => (letter === "h" ? 0.4 : soft(letter) ? 0.15 : 1);
const change = (one: string, other: string): number => (one === other ? 0 : soft(one) && soft(other) ? 0.3 : 1);
const sum = (sounds: string): number => Array.from(sounds).reduce((all, letter) => all + weight(letter), 0);
