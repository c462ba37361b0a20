import { foldText } from "../places/fold-text.ts";
import type { Tags } from "./elements.ts";

/** The languages whose names are kept beside the local one. */
export const mapLanguages = ["en", "ar", "ckb", "fa"] as const;

/** `name` (as signposted) and `name:xx`; these keys go into tiles as they are. */
export type Names = Record<string, string>;

/** The names among an element's tags; `base` is "name", or "addr:street" for an address. */
export function namesOf(tags: Tags, base = "name"): Names {
  const names: Names = {};
  if (tags[base] !== undefined) names["name"] = tags[base];
  for (const language of mapLanguages) {
    const name = tags[`${base}:${language}`];
    if (name !== undefined) names[`name:${language}`] = name;
  }
  return names;
}

/** All names folded for search: `|main street|شارع|`. Bars part the names, so `|main` finds beginnings. */
export function foldedNames(names: Names, around: (name: string) => string = (name) => name): string {
  const folded = new Set(Object.values(names).map((name) => foldText(around(name))).filter((name) => name !== ""));
  return `|${[...folded].join("|")}|`;
}
