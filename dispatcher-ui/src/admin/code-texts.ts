import { Code, type IncidentType } from "@najda/protocol";
import { foldDigits } from "../command-line/fold.ts";

type Needs = IncidentType["needs"];

/** "als, Engine" as codes; undefined when one of them is no code. */
export function codesFrom(text: string): readonly string[] | undefined {
  const words = split(text);
  return words.every((word) => Code.safeParse(word).success) ? words : undefined;
}

/** "engine 2, ladder" as a run card: a count that is left out is one. Undefined when it can't be read. */
export function needsFrom(text: string): Needs | undefined {
  const needs = split(text).map((word) => {
    const [capability = "", count = "1", ...more] = word.split(/\s+/);
    return more.length === 0 && Code.safeParse(capability).success && /^\d{1,2}$/.test(count) && Number(count) >= 1 && Number(count) <= 20
      ? { capability, count: Number(count) }
      : undefined;
  });
  return needs.every((need) => need !== undefined) ? needs : undefined;
}

export const needsText = (needs: Needs): string => needs.map(({ capability, count }) => `${capability} ${count}`).join(", ");

const split = (text: string): string[] =>
  foldDigits(text)
    .split(",")
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
