/** A word as it was typed, and where it stands in the line. A comma, Latin or Arabic, is a token of its own: ",". */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function tokens(line: string): readonly Token[] {
  return [...line.matchAll(/[,،]|[^\s,،]+/g)].map((match) => ({
    text: match[0] === "،" ? "," : match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The line from this token on, as it was typed: comments keep their commas and spaces. */
export const restFrom = (line: string, token: Token | undefined): string => (token === undefined ? "" : line.slice(token.start).trim());
