import { v7 as uuid } from "uuid";
import type { BoardSnapshot, Incident, LngLat, Recommendation, SentInput } from "@najda/protocol";
import { pick, type Random } from "./chance.ts";

/** What people in the demo city call about, common things more often. */
const commonTypes = [
  "fall", "fall", "chest-pain", "breathing-difficulty", "unconscious", "road-collision", "road-collision", "fight", "noise",
  "vehicle-fire", "gas-leak", "elevator-stuck", "burglary-in-progress", "lost-child", "stroke", "structure-fire", "animal",
];

export interface Spot {
  readonly at: LngLat;
  readonly address: { readonly en: string; readonly ar: string };
}

/** A call from somewhere in the city. */
export function someCall(random: Random, places: readonly Spot[]): SentInput<"call:take"> {
  const { at, address } = pick(random, places);
  return {
    id: uuid(),
    incidentId: uuid(),
    at,
    type: pick(random, commonTypes),
    address: address.en,
    accuracyMetres: Math.round(8 + random() * 60),
    caller: { phone: `0790 ${String(Math.floor(random() * 900_000) + 100_000)}`, language: pick(random, ["ar", "ar", "ckb", "en"]) },
  };
}

/** The simulated dispatcher's incidents that nobody has answered for a while, oldest first. */
export function unanswered(board: BoardSnapshot, { mine, now, patienceSeconds }: { mine: ReadonlySet<string>; now: Date; patienceSeconds: number }): Incident[] {
  return board.incidents
    .filter((incident) => mine.has(incident.id) && incident.status === "pending" && incident.units.length === 0)
    .filter((incident) => now.getTime() - Date.parse(incident.openedAt) > patienceSeconds * 1_000)
    .sort((a, b) => a.openedAt.localeCompare(b.openedAt));
}

/** Whom the simulated dispatcher sends: what the run card wants, but never a unit that a person may be sitting in. */
export function toSend({ units }: Recommendation, { leave, most }: { leave: ReadonlySet<string>; most: number }): string[] {
  const free = units.filter((unit) => !leave.has(unit.unitId));
  const wanted = free.filter((unit) => unit.fills !== undefined);
  return (wanted.length > 0 ? wanted : free.slice(0, 1)).slice(0, most).map((unit) => unit.unitId);
}

/** Incidents of the simulation that are served and wait to be closed. */
export const served = (board: BoardSnapshot, mine: ReadonlySet<string>): Incident[] =>
  board.incidents.filter((incident) => mine.has(incident.id) && incident.status === "cleared");
