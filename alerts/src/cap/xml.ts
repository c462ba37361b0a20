/** A piece of XML that is escaped already. */
export type Xml = string & { readonly escaped: unique symbol };

/** Characters that XML 1.0 has no way to write (section 2.2), not even escaped. */
const unwritable = /(?![\t\n\r\u0080-\u009f])[\p{Cc}\ufffe\uffff]/gu;

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

/** Text as XML reads it back to the letter, in content and in attributes. */
export function escaped(text: string): Xml {
  const writable = text.toWellFormed().replace(unwritable, "");
  return writable.replace(/[&<>"\r]/g, (letter) => escapes[letter] ?? letter) as Xml;
}

/** `<name>` around text, which is escaped, or around elements. Nothing at all for `undefined`. */
export function element(name: string, content: string | readonly Xml[] | undefined, attributes: Record<string, string> = {}): Xml {
  if (content === undefined) return "" as Xml;
  const listed = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inside = typeof content === "string" ? escaped(content) : content.join("");
  return `<${name}${listed.join("")}>${inside}</${name}>` as Xml;
}

/** A whole document. */
export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
