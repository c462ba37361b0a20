import { foldWord } from "@najda/client/translations";

const zeros = [0x0660, 0x06f0];

/** Arabic-Indic and Persian digits as Latin ones, Arabic comma and semicolon as Latin ones; every other letter stays. */
export function foldDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9،؛]/g, (letter) => {
    if (letter === "،") return ",";
    if (letter === "؛") return ";";
    const zero = zeros.findLast((each) => letter.charCodeAt(0) >= each) ?? 0;
    return String(letter.charCodeAt(0) - zero);
  });
}

/** The form in which names are compared: folded letters and digits alone, without spaces, hyphens and marks. */
export const foldName = (text: string): string => foldWord(foldDigits(text)).replaceAll(/[^\p{L}\p{N}]/gu, "");
