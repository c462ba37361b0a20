import type { IncidentType } from "@najda/protocol";
import { foldName } from "../command-line/fold.ts";

type Name = (type: IncidentType) => string;

/** 0 the name begins with it, 1 a word in it does, 2 it stands somewhere, 3 it fits not at all. */
function fit(wanted: string, spellings: readonly string[]): number {
  if (spellings.some((spelling) => foldName(spelling).startsWith(wanted))) return 0;
  if (spellings.some((spelling) => spelling.split(/[\s-]+/).some((word) => foldName(word).startsWith(wanted)))) return 1;
  return spellings.some((spelling) => foldName(spelling).includes(wanted)) ? 2 : 3;
}

/** The types that fit what was typed, in any language or by code, the best fit first; all of them by name when nothing was typed. */
export function fittingTypes(text: string, types: readonly IncidentType[], name: Name): readonly IncidentType[] {
  const wanted = foldName(text);
  return types
    .map((type) => ({ type, name: name(type), fit: wanted === "" ? 0 : fit(wanted, [name(type), type.code, ...Object.values(type.names)]) }))
    .filter((each) => each.fit < 3)
    .sort((one, other) => one.fit - other.fit || one.name.localeCompare(other.name))
    .map((each) => each.type);
}
