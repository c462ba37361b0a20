import type { LngLat } from "@najda/protocol";
import { MinQueue } from "./min-queue.ts";
import { createSnapper, type Snap } from "./snap.ts";
import type { StreetGraph } from "./street-graph.ts";

/** What the search forwards needs beside the graph; made once per graph. */
interface Desk {
  snap: (at: LngLat) => Snap | undefined;
  /** Ways out of each junction: the street, driven forwards (even) or backwards (odd). */
  first: Uint32Array;
  ways: Uint32Array;
}
const desks = new WeakMap<StreetGraph, Desk>();

/** From where the unit stands to the street. */
const offStreetMetresPerSecond = 5;

/**
 * Where a unit at `from` can be within `limitSeconds`: three numbers for each place reached, longitude, latitude
 * and seconds, in no particular order. Empty where no street is within a kilometre. A search forwards (Dijkstra)
 * that respects one-ways.
 */
export function reach(graph: StreetGraph, from: LngLat, limitSeconds: number): Float64Array {
  const desk = deskOf(graph);
  const start = desk.snap(from);
  if (start === undefined) return new Float64Array();
  const seconds = new Float64Array(graph.junctions).fill(Infinity);
  const at = new Map<number, number>();
  const queue = new MinQueue();
  const arrive = (junction: number, after: number, point: number): void => {
    if (after > limitSeconds || after >= seconds[junction]!) return;
    seconds[junction] = after;
    at.set(junction, point);
    queue.push(junction, after);
  };
  const { street, share, metres } = start;
  const before = metres / offStreetMetresPerSecond;
  if (share > 0 || graph.backwardSeconds[street]! < Infinity) arrive(graph.from[street]!, before + graph.backwardSeconds[street]! * share, graph.shapeFirst[street]!);
  if (share < 1 || graph.forwardSeconds[street]! < Infinity) arrive(graph.to[street]!, before + graph.forwardSeconds[street]! * (1 - share), graph.shapeFirst[street + 1]! - 1);
  while (queue.length > 0) {
    const after = queue.key;
    const junction = queue.pop();
    if (after > seconds[junction]!) continue;
    for (let slot = desk.first[junction]!; slot < desk.first[junction + 1]!; slot++) {
      const way = desk.ways[slot]!;
      const along = way >> 1;
      if (way % 2 === 0) arrive(graph.to[along]!, after + graph.forwardSeconds[along]!, graph.shapeFirst[along + 1]! - 1);
      else arrive(graph.from[along]!, after + graph.backwardSeconds[along]!, graph.shapeFirst[along]!);
    }
  }
  return Float64Array.from([...at].flatMap(([junction, point]) => [graph.shape[2 * point]! / 1e7, graph.shape[2 * point + 1]! / 1e7, seconds[junction]!]));
}

function deskOf(graph: StreetGraph): Desk {
  let desk = desks.get(graph);
  if (desk !== undefined) return desk;
  const first = new Uint32Array(graph.junctions + 1);
  for (let street = 0; street < graph.from.length; street++) {
    first[graph.from[street]! + 1]!++;
    first[graph.to[street]! + 1]!++;
  }
  for (let junction = 0; junction < graph.junctions; junction++) first[junction + 1]! += first[junction]!;
  const next = first.slice();
  const ways = new Uint32Array(first[graph.junctions]!);
  for (let street = 0; street < graph.from.length; street++) {
    ways[next[graph.from[street]!]!++] = 2 * street;
    ways[next[graph.to[street]!]!++] = 2 * street + 1;
  }
  desk = { snap: createSnapper(graph), first, ways };
  desks.set(graph, desk);
  return desk;
}
