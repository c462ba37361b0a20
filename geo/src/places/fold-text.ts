/**
 * Letters that people type for one another: Arabic, Persian and Kurdish forms of one letter, Latin letters without
 * a decomposition. Marks above and below (hamza, madda, vowel signs, accents) fall away before.
 */
const alike: Record<string, string> = {
  ي: "ی", ى: "ی", ې: "ی", ێ: "ی", ك: "ک", ڪ: "ک", ة: "ه", ە: "ه", ھ: "ه", ہ: "ه", ۀ: "ه", ۆ: "و", ۇ: "و", ڵ: "ل", ڕ: "ر",
  ٱ: "ا", ß: "ss", æ: "ae", ø: "o", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i",
};
const letters = new RegExp(`[${Object.keys(alike).join("")}]`, "g");
/** Tatweel, zero-width joiners and direction marks. */
const invisible = /[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A text as search compares it: lower case, without accents and vowel signs, one form per letter, digits as 0-9,
 * words parted by one space. Used on both sides, when a map is imported and when somebody searches.
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(invisible, "")
    .toLowerCase()
    .replace(letters, (letter) => alike[letter] ?? letter)
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function asciiDigit(digit: string): string {
  // Unicode's decimal digits come in runs of ten that begin with the zero.
  let zero = digit.codePointAt(0)!;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0)! - zero < 9) zero--;
  return String(digit.codePointAt(0)! - zero);
}
