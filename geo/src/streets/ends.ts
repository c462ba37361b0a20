import type { Desk } from "./desk.ts";
import type { Outset } from "./cell-search.ts";
import { closedSeconds } from "./slow-zones.ts";
import type { Snap } from "./snap.ts";
import { driveSeconds, type StreetGraph } from "./street-graph.ts";

/** From the street to the door, or across a yard. */
export const offStreetMetresPerSecond = 5;
/** So near to a junction a point may begin or end on any of its streets, not only the one that is nearest by a hair. */
const junctionMetres = 10;

/** Seconds on a part of a street. What is closed may be driven at its ends, by who stands there or is called there. */
export function partSeconds(graph: StreetGraph, drive: number, share: number): number {
  const seconds = driveSeconds(graph, drive);
  if (seconds === Infinity) return Infinity;
  return (graph.closed?.[drive >> 1] === 1 ? seconds - closedSeconds : seconds) * share;
}

/** Both ways along a street, with the share of it that lies before the place. */
export function drivesOf(graph: StreetGraph, { street, share }: Snap): { drive: number; before: number }[] {
  const both = [{ drive: 2 * street, before: share }, { drive: 2 * street + 1, before: 1 - share }];
  return both.filter(({ drive }) => driveSeconds(graph, drive) < Infinity);
}

/** Junctions so near that a place counts as standing at them, with the seconds across. */
export function junctionsAt(graph: StreetGraph, { street, share }: Snap): { junction: number; seconds: number }[] {
  const ends = [
    { junction: graph.from[street]!, metres: graph.metres[street]! * share },
    { junction: graph.to[street]!, metres: graph.metres[street]! * (1 - share) },
  ];
  return ends.filter(({ metres }) => metres <= junctionMetres).map(({ junction, metres }) => ({ junction, seconds: metres / offStreetMetresPerSecond }));
}

/** Where a search back from a place begins. */
export function seedsBack(graph: StreetGraph, { into }: Desk, goal: Snap): Outset {
  const at = junctionsAt(graph, goal).flatMap(({ junction, seconds }) =>
    [...into.inDrive.subarray(into.inFirst[junction], into.inFirst[junction + 1])].map((drive) => ({ drive, seconds: seconds + driveSeconds(graph, drive) })),
  );
  const through = drivesOf(graph, goal).map(({ drive, before }) => ({ drive, seconds: partSeconds(graph, drive, before) }));
  return { at, through };
}

/** A way to begin: onto this drive, its first part already behind. */
export interface Start {
  drive: number;
  /** Share of the drive that lies behind. */
  before: number;
  /** On foot or across the junction, before it. */
  seconds: number;
}

/** All ways to begin at a place: along its street in both directions, and out of a junction that it stands at. */
export function startsAt(graph: StreetGraph, { outOf }: Desk, place: Snap): Start[] {
  return [
    ...drivesOf(graph, place).map((way) => ({ ...way, seconds: 0 })),
    ...junctionsAt(graph, place).flatMap(({ junction, seconds }) =>
      [...outOf.inDrive.subarray(outOf.inFirst[junction], outOf.inFirst[junction + 1])].map((drive) => ({ drive, before: 0, seconds })),
    ),
  ];
}

/** Seconds from a start to the goal, where `whole` are those from the beginning of its drive. */
export function secondsFrom(graph: StreetGraph, { drive, before, seconds }: Start, whole: number): number {
  return whole === Infinity ? Infinity : seconds + whole - driveSeconds(graph, drive) + partSeconds(graph, drive, 1 - before);
}

/** Along the one street that start and goal share, or over a junction that both stand at; Infinity otherwise. */
export function directSeconds(graph: StreetGraph, start: Snap, goal: Snap): number {
  if (!touch(graph, start.street, goal.street)) return Infinity;
  const there = junctionsAt(graph, goal);
  const meeting = junctionsAt(graph, start).flatMap(({ junction, seconds }) => there.filter((end) => end.junction === junction).map((end) => end.seconds + seconds));
  const across = there.flatMap(({ junction, seconds }) =>
    drivesOf(graph, start)
      .filter(({ drive }) => junction === (drive % 2 === 0 ? graph.to : graph.from)[start.street])
      .map(({ drive, before }) => partSeconds(graph, drive, 1 - before) + seconds),
  );
  const out = junctionsAt(graph, start).flatMap(({ junction, seconds }) =>
    drivesOf(graph, goal)
      .filter(({ drive }) => junction === (drive % 2 === 0 ? graph.from : graph.to)[goal.street])
      .map(({ drive, before }) => partSeconds(graph, drive, before) + seconds),
  );
  const way = goal.share - start.share;
  const along = start.street === goal.street ? [way === 0 ? 0 : partSeconds(graph, 2 * goal.street + (way > 0 ? 0 : 1), Math.abs(way))] : [];
  return Math.min(Infinity, ...meeting, ...across, ...out, ...along);
}

/** Whether it is one street, or two that meet. */
function touch({ from, to }: StreetGraph, a: number, b: number): boolean {
  return from[a] === from[b] || from[a] === to[b] || to[a] === from[b] || to[a] === to[b];
}
