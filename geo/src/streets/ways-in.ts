import type { StreetGraph } from "./street-graph.ts";

/** The part of the graph that tells where streets begin and end. */
export type Junctions = Pick<StreetGraph, "junctions" | "from" | "to" | "forwardSeconds" | "backwardSeconds">;

/** For each junction the drives into it (`inDrive`) and where they begin (`inFrom`), as CSR. */
export interface WaysIn {
  junctions: number;
  inFirst: Uint32Array;
  inFrom: Uint32Array;
  inDrive: Uint32Array;
}

export function waysIn({ from, to, forwardSeconds, backwardSeconds, junctions }: Junctions): WaysIn {
  const inFirst = new Uint32Array(junctions + 1);
  for (let street = 0; street < from.length; street++) {
    if (forwardSeconds[street]! < Infinity) inFirst[to[street]! + 1]!++;
    if (backwardSeconds[street]! < Infinity) inFirst[from[street]! + 1]!++;
  }
  for (let junction = 0; junction < junctions; junction++) inFirst[junction + 1]! += inFirst[junction]!;
  const next = inFirst.slice();
  const inFrom = new Uint32Array(inFirst[junctions]!);
  const inDrive = new Uint32Array(inFirst[junctions]!);
  const add = (drive: number, start: number, end: number): void => {
    const slot = next[end]!++;
    inFrom[slot] = start;
    inDrive[slot] = drive;
  };
  for (let street = 0; street < from.length; street++) {
    if (forwardSeconds[street]! < Infinity) add(2 * street, from[street]!, to[street]!);
    if (backwardSeconds[street]! < Infinity) add(2 * street + 1, to[street]!, from[street]!);
  }
  return { junctions, inFirst, inFrom, inDrive };
}
