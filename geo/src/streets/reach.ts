import type { LngLat } from "@najda/protocol";
import { deskOf } from "./desk.ts";
import { junctionsAt, offStreetMetresPerSecond, partSeconds, startsAt } from "./ends.ts";
import type { StreetGraph } from "./street-graph.ts";

/**
 * Where a unit at `from` can be within `limitSeconds`: three numbers for each junction reached, longitude, latitude
 * and seconds, in no particular order. Empty where no street is within a kilometre. A search forwards that respects
 * one-ways, banned turns and closures.
 */
export function reach(graph: StreetGraph, from: LngLat, limitSeconds: number): Float64Array {
  const desk = deskOf(graph);
  const start = desk.snap(from);
  if (start === undefined) return new Float64Array();
  const before = start.metres / offStreetMetresPerSecond;
  const at = startsAt(graph, desk, start).map((way) => ({ drive: way.drive, seconds: before + way.seconds + partSeconds(graph, way.drive, 1 - way.before) }));
  desk.search.run(desk.ahead, { at, limitSeconds });
  const here = junctionsAt(graph, start).map(({ junction, seconds }) => ({ drive: 2 * start.street + (junction === graph.to[start.street] ? 0 : 1), seconds: before + seconds }));
  return soonest(graph, desk.search.seconds, { limitSeconds, here });
}

interface Within {
  limitSeconds: number;
  /** Where the unit stands at a junction: a drive that ends there. */
  here: { drive: number; seconds: number }[];
}

/** The soonest of all drives that end at a junction. */
function soonest(graph: StreetGraph, seconds: Float32Array, { limitSeconds, here }: Within): Float64Array {
  const best = new Float64Array(graph.junctions).fill(Infinity);
  const point = new Uint32Array(graph.junctions);
  let reached = 0;
  const arrive = (drive: number, after: number): void => {
    const street = drive >> 1;
    const junction = drive % 2 === 0 ? graph.to[street]! : graph.from[street]!;
    if (after > limitSeconds || after >= best[junction]!) return;
    if (best[junction] === Infinity) reached++;
    best[junction] = after;
    point[junction] = drive % 2 === 0 ? graph.shapeFirst[street + 1]! - 1 : graph.shapeFirst[street]!;
  };
  for (const { drive, seconds: after } of here) arrive(drive, after);
  for (let drive = 0; drive < seconds.length; drive++) arrive(drive, seconds[drive]!);
  const places = new Float64Array(3 * reached);
  let slot = 0;
  for (let junction = 0; junction < best.length; junction++) {
    if (best[junction] === Infinity) continue;
    places[slot++] = graph.shape[2 * point[junction]!]! / 1e7;
    places[slot++] = graph.shape[2 * point[junction]! + 1]! / 1e7;
    places[slot++] = best[junction]!;
  }
  return places;
}
