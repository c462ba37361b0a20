import type { LngLat } from "@najda/protocol";
import type { Here } from "../phone/records.ts";

/** Where help is needed, as the report carries it. */
export interface Place {
  readonly at: LngLat;
  /** Absent where the person has put the pin: then it is as right as they could make it. */
  readonly accuracyMetres?: number | undefined;
}

/** A fix rougher than this finds a quarter, not a house. */
export const roughMetres = 100;
const freshMs = 2 * 60_000;

/** How well the phone knows where it is, for the words beside it. */
export type Knowledge = "searching" | "missing" | "rough" | "good";

export function knowledgeOf(here: Here | undefined, { now, locating }: { now: number; locating: boolean }): Knowledge {
  if (here === undefined || now - here.recordedAt > freshMs) return locating ? "searching" : "missing";
  return here.accuracyMetres > roughMetres ? "rough" : "good";
}

/**
 * The place that is sent: the pin if the person has moved it, else the phone's own, but never the phone's own for
 * somebody else, whose place only a pin can say.
 */
export function placeToSend(pin: LngLat | undefined, here: Here | undefined, forSomeoneElse: boolean): Place | undefined {
  if (pin !== undefined) return { at: pin };
  if (here === undefined || forSomeoneElse) return undefined;
  return { at: here.at, accuracyMetres: here.accuracyMetres };
}
