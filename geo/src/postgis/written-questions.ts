import { readFileSync } from "node:fs";

/** What somebody typed, and what should come first. */
export interface WrittenQuestion {
  script: string;
  typed: string;
  /** Language of the names in the answer. */
  shown: string;
  name: string;
  kind: string;
  misspelt: boolean;
}

/** Reads a table of questions (tab-separated, one heading line); only tests and measurements do. */
export function writtenQuestions(about: "demo-city" | "liechtenstein"): WrittenQuestion[] {
  const lines = readFileSync(new URL(`../places/queries.${about}.tsv`, import.meta.url), "utf8").trim().split("\n").slice(1);
  return lines.map((line) => {
    const [script = "", typed = "", shown = "", name = "", kind = "", misspelt = ""] = line.split("\t");
    return { script, typed, shown, name, kind, misspelt: misspelt === "yes" };
  });
}
