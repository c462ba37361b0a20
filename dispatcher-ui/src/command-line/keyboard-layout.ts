/**
 * Who types "d e12" while the keyboard is still Arabic gets "ي ث12". The keys are the same, so the line is read as the
 * Latin letters on them. Arabic (101), the layout of Windows and of X11's `ara`.
 */
const arabicToLatin: Readonly<Record<string, string>> = {
  ض: "q", ص: "w", ث: "e", ق: "r", ف: "t", غ: "y", ع: "u", ه: "i", خ: "o", ح: "p",
  ش: "a", س: "s", ي: "d", ب: "f", ل: "g", ا: "h", ت: "j", ن: "k", م: "l",
  ئ: "z", ء: "x", ؤ: "c", ر: "v", ى: "n", ة: "m",
};

/** The letters that the same keys give on a Latin layout; "لا" is one key, b. */
export const latinKeys = (text: string): string =>
  text.replaceAll("لا", "b").replaceAll(/./gu, (letter) => arabicToLatin[letter] ?? letter);
