import type { AssignmentStatus, Duty, IncidentType, PlaceNames } from "@najda/protocol";
import type { Language } from "./language.ts";
import { wordsOf } from "./tables.ts";

const lookUp = (table: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined;

/** A type's name: the installation's own in this language, else our word for the code, else its English name, else the code. */
export function incidentTypeName(type: Pick<IncidentType, "code" | "names"> | string, language: Language): string {
  const { code, names } = typeof type === "string" ? { code: type, names: {} as Record<string, string> } : type;
  return names[language] ?? lookUp(wordsOf(language).types, code) ?? names["en"] ?? code;
}

/** An outcome's name: the installation's own in this language, else our word for the code. */
export const outcomeName = (code: string, names: Readonly<Record<string, string>>, language: Language): string =>
  names[language] ?? lookUp(wordsOf(language).outcomes, code) ?? names["en"] ?? code;

/** A place's name in a language, else as it is signposted. */
export const placeName = ({ name, names }: { readonly name: string; readonly names?: PlaceNames | undefined }, language: Language): string => names?.[language] ?? name;

/** What a unit shows: its active assignment's status, else its duty. */
export type UnitState = Exclude<AssignmentStatus, "cleared" | "refused" | "cancelled"> | "available" | Exclude<Duty, "in-service">;

/** Letters beside the colour, the same in all languages as on the radio. */
export const unitCodes: Readonly<Record<UnitState, string>> = {
  available: "AR",
  dispatched: "DP",
  acknowledged: "AK",
  "en-route": "ER",
  staged: "ST",
  "on-scene": "OS",
  transporting: "TR",
  "at-destination": "TA",
  "out-of-service": "OOS",
  "off-duty": "OFF",
};

/** The state of a unit from its two axes: `active` is the status of its active assignment, if it has one. */
export function unitState(duty: Duty, active: AssignmentStatus | undefined): UnitState {
  if (active !== undefined && active in unitCodes) return active as UnitState;
  return duty === "in-service" ? "available" : duty;
}

/** A word in the middle of a sentence: "E12 en route". Only scripts with large letters change. */
export const inSentence = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
