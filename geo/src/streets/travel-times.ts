import type { LngLat } from "@najda/protocol";
import { distanceMetres } from "../distance.ts";
import { MinQueue } from "./min-queue.ts";
import { createSnapper, type Snap } from "./snap.ts";
import type { StreetGraph } from "./street-graph.ts";

/** How long a unit needs to the incident. */
export interface TravelTime {
  seconds: number;
  /** From the unit to the street where its way begins; 0 for a straight line. */
  snappedMetres: number;
  /** "straight-line" is a guess: no street within 1 km of the unit or the incident, or no way between them. */
  by: "streets" | "straight-line";
}

/** From the street to the door, or across a yard. */
const offStreetMetresPerSecond = 5;
/** So near to a junction a point may begin or end on any of its streets, not only the one that is nearest by a hair. */
const junctionMetres = 10;
/** Streets are longer than the line between two places, by about this factor in towns. */
const detour = 1.4;
const straightMetresPerSecond = 10;

/** What a search needs beside the graph; made once and used again by each search. */
interface Desk {
  snap: (at: LngLat) => Snap | undefined;
  seconds: Float64Array;
  /** The search that wrote `seconds` of a junction; older ones count as unreached. */
  search: Uint32Array;
  wanted: Uint32Array;
  current: number;
  queue: MinQueue;
}
const desks = new WeakMap<StreetGraph, Desk>();

/**
 * Travel times from every unit to one incident, in the units' order: one search (Dijkstra) backwards from the
 * incident over the streets, shared by all units, which ends as soon as the last of them is reached. One-ways are
 * respected; the way begins and ends in the middle of a street where the points are.
 */
export function travelTimes(graph: StreetGraph, incident: LngLat, units: LngLat[]): TravelTime[] {
  const desk = deskOf(graph);
  const goal = desk.snap(incident);
  if (goal === undefined) return units.map((unit) => straightLine(unit, incident));
  const snaps = units.map((unit) => desk.snap(unit));
  search(graph, desk, { goal, starts: snaps.filter((snap) => snap !== undefined) });
  return units.map((unit, at) => {
    const start = snaps[at];
    if (start === undefined) return straightLine(unit, incident);
    const onStreets = fromStart(graph, desk, { start, goal });
    if (onStreets === Infinity) return straightLine(unit, incident);
    const offStreet = (start.metres + goal.metres) / offStreetMetresPerSecond;
    return { seconds: onStreets + offStreet, snappedMetres: start.metres, by: "streets" };
  });
}

/** The guess where streets can't say: the line between the two, longer and slower as towns make it. */
export function straightLine(from: LngLat, to: LngLat): TravelTime {
  return { seconds: (distanceMetres(from, to) * detour) / straightMetresPerSecond, snappedMetres: 0, by: "straight-line" };
}

function deskOf(graph: StreetGraph): Desk {
  let desk = desks.get(graph);
  if (desk === undefined) {
    desk = {
      snap: createSnapper(graph),
      seconds: new Float64Array(graph.junctions),
      search: new Uint32Array(graph.junctions),
      wanted: new Uint32Array(graph.junctions),
      current: 0,
      queue: new MinQueue(),
    };
    desks.set(graph, desk);
  }
  return desk;
}

function search(graph: StreetGraph, desk: Desk, { goal, starts }: { goal: Snap; starts: Snap[] }): void {
  const { seconds, search, queue, wanted } = desk;
  const current = ++desk.current;
  let missing = 0;
  const want = (junction: number): void => {
    if (wanted[junction] === current) return;
    wanted[junction] = current;
    missing++;
  };
  for (const start of starts) {
    want(graph.to[start.street]!);
    want(graph.from[start.street]!);
  }
  const reach = (junction: number, after: number): void => {
    if (after === Infinity) return;
    if (search[junction] === current && seconds[junction]! <= after) return;
    search[junction] = current;
    seconds[junction] = after;
    queue.push(junction, after);
  };
  queue.clear();
  for (const end of endsOf(graph, goal)) reach(end.junction, Math.min(end.arriveSeconds, end.crossSeconds));
  while (missing > 0 && queue.length > 0) {
    const after = queue.key;
    const junction = queue.pop();
    if (after > seconds[junction]!) continue;
    if (wanted[junction] === current) missing--;
    for (let way = graph.inFirst[junction]!; way < graph.inFirst[junction + 1]!; way++) {
      reach(graph.inFrom[way]!, after + graph.inSeconds[way]!);
    }
  }
}

/** Leaving the street by either end, or straight along it when the goal lies on the same one. */
function fromStart(graph: StreetGraph, desk: Desk, { start, goal }: { start: Snap; goal: Snap }): number {
  let best = Infinity;
  for (const end of endsOf(graph, start)) {
    if (desk.search[end.junction] !== desk.current) continue;
    best = Math.min(best, desk.seconds[end.junction]! + Math.min(end.leaveSeconds, end.crossSeconds));
  }
  if (start.street !== goal.street) return best;
  const way = goal.share - start.share;
  const along = way >= 0 ? part(graph.forwardSeconds[goal.street]!, way) : part(graph.backwardSeconds[goal.street]!, -way);
  return Math.min(best, along);
}

/** From a place on a street to its two ends: leaving that way, arriving from there, or over the junction on foot. */
function endsOf(graph: StreetGraph, { street, share }: Snap) {
  const forward = graph.forwardSeconds[street]!;
  const backward = graph.backwardSeconds[street]!;
  const metres = graph.metres[street]!;
  return [
    { junction: graph.from[street]!, leaveSeconds: part(backward, share), arriveSeconds: part(forward, share), crossSeconds: crossing(metres * share) },
    { junction: graph.to[street]!, leaveSeconds: part(forward, 1 - share), arriveSeconds: part(backward, 1 - share), crossSeconds: crossing(metres * (1 - share)) },
  ];
}

/** No time for no way, also on a street that may not be driven in this direction. */
function part(seconds: number, share: number): number {
  return share === 0 ? 0 : seconds * share;
}

function crossing(metres: number): number {
  return metres <= junctionMetres ? metres / offStreetMetresPerSecond : Infinity;
}
