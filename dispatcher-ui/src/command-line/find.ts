import type { Disposition, Incident, IncidentType, Unit } from "@najda/protocol";
import { foldDigits, foldName } from "./fold.ts";
import { latinKeys } from "./keyboard-layout.ts";

/** All units that these words may mean; one is an answer, several are a question. */
export function findUnits(words: string, units: readonly Unit[]): readonly Unit[] {
  for (const spelled of [words, latinKeys(words)]) {
    const wanted = foldName(spelled);
    if (wanted === "") continue;
    const exact = units.filter((unit) => foldName(unit.callSign) === wanted);
    if (exact.length > 0) return exact;
    const short = units.filter((unit) => abbreviates(wanted, foldName(unit.callSign)));
    if (short.length > 0) return short;
  }
  return [];
}

const parts = (name: string): { letters: string; digits: string } | undefined => {
  const match = /^(\D+)(\d+)$/.exec(name);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { letters: match[1], digits: match[2] };
};

/** "e12" for "Engine 12": the letters begin the name, the number is the whole number ("e1" is not Engine 12). */
function abbreviates(wanted: string, callSign: string): boolean {
  const [short, full] = [parts(wanted), parts(callSign)];
  if (short === undefined || full === undefined) return false;
  return full.letters.startsWith(short.letters) && Number(full.digits) === Number(short.digits);
}

/** Looks like a way to name an incident: "412", "0412", "2026-000412". */
export const isIncidentNumber = (word: string): boolean => /^(\d{4}-)?\d+$/.test(foldDigits(word));

/** Incidents by number, or by its last digits; the running number itself wins over longer ones that end the same way. */
export function findIncidents(word: string, incidents: readonly Incident[]): readonly Incident[] {
  const wanted = foldDigits(word);
  const whole = incidents.filter((incident) => incident.number === wanted || Number(running(incident)) === Number(wanted));
  if (whole.length > 0) return whole;
  return incidents.filter((incident) => incident.number.endsWith(wanted));
}

const running = (incident: Incident): string => incident.number.slice(incident.number.indexOf("-") + 1);

/** Types or outcomes by code or by name in any language: as spelled, else by the beginning of the name or of one of its words. */
export function findByName<T extends IncidentType | Disposition>(words: string, list: readonly T[]): readonly T[] {
  const wanted = foldName(words);
  if (wanted === "") return [];
  const exact = list.filter((each) => spellings(each).some((name) => foldName(name) === wanted));
  if (exact.length > 0) return exact;
  const begins = list.filter((each) => spellings(each).some((name) => foldName(name).startsWith(wanted)));
  if (begins.length > 0) return begins;
  return list.filter((each) => spellings(each).some((name) => name.split(/[\s-]+/).some((word) => foldName(word).startsWith(wanted))));
}

const spellings = (each: IncidentType | Disposition): readonly string[] => [each.code, ...Object.values(each.names)];
