const accents: Readonly<Record<string, string>> = {
  a: "á", b: "ƀ", c: "ç", d: "ð", e: "é", g: "ğ", h: "ĥ", i: "í", j: "ĵ", k: "ķ", l: "ļ", n: "ñ", o: "ó", p: "þ",
  r: "ŕ", s: "š", t: "ţ", u: "ú", w: "ŵ", y: "ý", z: "ž", A: "Á", C: "Ç", D: "Ð", E: "É", G: "Ğ", I: "Í", L: "Ļ",
  N: "Ñ", O: "Ó", R: "Ŕ", S: "Š", T: "Ţ", U: "Ú", W: "Ŵ", Y: "Ý",
};

const accented = (text: string): string => text.replaceAll(/[A-Za-z]/g, (letter) => accents[letter] ?? letter);

/** The index just behind the brace that closes the one at `from`. */
function behindBrace(message: string, from: number): number {
  let depth = 0;
  for (let at = from; at < message.length; at += 1) {
    if (message[at] === "{") depth += 1;
    if (message[at] === "}") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return message.length;
}

/** Accents what people read, and leaves ICU's own words (`count, plural, one`) alone. */
function accentMessage(message: string): string {
  const open = message.indexOf("{");
  if (open < 0) return accented(message);
  const close = behindBrace(message, open);
  const argument = message.slice(open, close);
  const kept = argument.includes(",")
    ? argument.replaceAll(/(\s(?:=\d+|\w+)\s)\{((?:[^{}]|\{[^{}]*\})*)\}/g, (_, choice: string, body: string) => `${choice}{${accentMessage(body)}}`)
    : argument;
  return accented(message.slice(0, open)) + kept + accentMessage(message.slice(close));
}

/** "[Šéñð]": what stands on the screen without brackets is in no table. */
export const pseudo = (message: string): string => `[${accentMessage(message)}]`;

/** A whole table in pseudo language, same keys. */
export function pseudoTable<Table extends object>(table: Table): Table {
  return Object.fromEntries(
    Object.entries(table).map(([key, value]) => [key, typeof value === "string" ? pseudo(value) : pseudoTable(value as object)]),
  ) as Table;
}
