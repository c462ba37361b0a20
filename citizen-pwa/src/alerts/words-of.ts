import type { EndText, PublishedAlert } from "@najda/protocol";

/** The text of an alert in the language that fits best, and which language that is (BCP 47). */
export interface AlertWords extends EndText {
  readonly language: string;
}

const primary = (tag: string): string => tag.split("-")[0] ?? tag;

/** The person's language, then English, then whatever was written first. */
export function wordsOf(alert: PublishedAlert, wanted: readonly string[]): AlertWords | undefined {
  const written = Object.keys(alert.texts);
  const found = [...wanted, "en"].map((tag) => written.find((each) => each === tag) ?? written.find((each) => primary(each) === primary(tag)));
  const language = found.find((tag) => tag !== undefined) ?? written[0];
  const text = language === undefined ? undefined : alert.texts[language];
  return text === undefined || language === undefined ? undefined : { ...text, language };
}

const bullets = /^\s*(?:[-*•·–]|\d{1,2}[.)])\s+/u;
const sentenceEnd = /(?<=[.!?؟。])\s+(?=\S)/u;

/** What to do, one thing per line: the author's own lines, or, where it is one paragraph, its sentences. */
export function steps(instruction: string | undefined): readonly string[] {
  const lines = (instruction ?? "").split(/\r?\n/u).map((line) => line.replace(bullets, "").trim()).filter(Boolean);
  return lines.length === 1 ? (lines[0] ?? "").split(sentenceEnd) : lines;
}
