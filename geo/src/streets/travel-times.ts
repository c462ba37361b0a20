import type { LngLat } from "@najda/protocol";
import { distanceMetres } from "../distance.ts";
import { type Desk, deskOf } from "./desk.ts";
import { directSeconds, offStreetMetresPerSecond, secondsFrom, seedsBack, type Start, startsAt } from "./ends.ts";
import { openSeconds } from "./slow-zones.ts";
import type { Snap } from "./snap.ts";
import type { StreetGraph } from "./street-graph.ts";

/** How long a unit needs to the incident. */
export interface TravelTime {
  seconds: number;
  /** From the unit to the street where its way begins; 0 for a straight line. */
  snappedMetres: number;
  /** "straight-line" is a guess: no street within 1 km of the unit or the incident, or no way between them. */
  by: "streets" | "straight-line";
  /** How many closed streets have to be passed, because there is no other way; such a time is walked there. */
  closures?: number;
}

/** Streets are longer than the line between two places, by about this factor in towns. */
const detour = 1.4;
const straightMetresPerSecond = 10;

/**
 * Travel times from every unit to one incident, in the units' order: one search backwards from the incident over the
 * streets and their turns, shared by all units, which ends as soon as the last of them is reached. One-ways, banned
 * turns and closures are respected; the way begins and ends in the middle of a street where the points are.
 */
export function travelTimes(graph: StreetGraph, incident: LngLat, units: LngLat[]): TravelTime[] {
  const desk = deskOf(graph);
  const goal = desk.snap(incident);
  if (goal === undefined) return units.map((unit) => straightLine(unit, incident));
  const places = units.map((unit) => {
    const snap = desk.snap(unit);
    return snap && { snap, starts: startsAt(graph, desk, snap) };
  });
  const wanted: number[] = [];
  for (const place of places) for (const { drive } of place?.starts ?? []) wanted.push(drive);
  desk.overlay.run(desk.cellTimes, { ...seedsBack(graph, desk, goal), wanted });
  return units.map((unit, at) => {
    const place = places[at];
    return (place && onStreets(graph, desk, { ...place, goal })) ?? straightLine(unit, incident);
  });
}

/** The guess where streets can't say: the line between the two, longer and slower as towns make it. */
export function straightLine(from: LngLat, to: LngLat): TravelTime {
  return { seconds: (distanceMetres(from, to) * detour) / straightMetresPerSecond, snappedMetres: 0, by: "straight-line" };
}

function onStreets(graph: StreetGraph, desk: Desk, { snap, starts, goal }: { snap: Snap; starts: Start[]; goal: Snap }): TravelTime | undefined {
  let best = directSeconds(graph, snap, goal);
  for (const start of starts) best = Math.min(best, secondsFrom(graph, start, desk.overlay.secondsFrom(start.drive)));
  if (best === Infinity) return undefined;
  const { seconds, closures } = openSeconds(best);
  const offStreet = (snap.metres + goal.metres) / offStreetMetresPerSecond;
  return { seconds: Math.max(0, seconds) + offStreet, snappedMetres: snap.metres, by: "streets", ...(closures > 0 && { closures }) };
}
