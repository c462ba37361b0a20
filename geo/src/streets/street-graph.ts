import type { LngLat } from "@najda/protocol";
import { metresPerDegree } from "../distance.ts";
import { strongComponents } from "./components.ts";

/** A piece of street between two junctions, as the map has it. */
export interface StreetPiece {
  /** Keys of the junctions at its ends, any numbers that are the same for the same junction. */
  from: number;
  to: number;
  /** At least two points, from one end to the other. */
  points: LngLat[];
  metresPerSecond: number;
  /** Which way it may be driven, seen from `from`. */
  passable: "both" | "forward" | "backward";
}

/**
 * Junctions and the streets between them in typed arrays. A street is an index into the first group of arrays;
 * `inFirst`, `inFrom`, `inSeconds` list for each junction the ways into it, for the search backwards (CSR).
 */
export interface StreetGraph {
  junctions: number;
  from: Uint32Array;
  to: Uint32Array;
  metres: Float32Array;
  /** Infinity where it may not be driven in this direction. */
  forwardSeconds: Float32Array;
  backwardSeconds: Float32Array;
  /** Where the points of a street begin in `shape`, counted in points; one more than there are streets. */
  shapeFirst: Uint32Array;
  /** Longitude and latitude in turn, in units of 1e-7 degrees. */
  shape: Int32Array;
  inFirst: Uint32Array;
  inFrom: Uint32Array;
  inSeconds: Float32Array;
}

/** The arrays that are kept; the ways into each junction are made from them. */
export type StreetArrays = Omit<StreetGraph, "inFirst" | "inFrom" | "inSeconds">;

/** Traps of fewer junctions than this, which can't be left or can't be reached, are dropped. */
const smallestPart = 100;

/**
 * Builds the graph of all pieces that belong to a part of the network where every junction can be reached from
 * every other: the largest part, and others of a hundred junctions and more (islands). What is dropped are
 * car parks behind a wrong one-way and roads cut off at the border of the extract; a snap to one of them would
 * give no travel time at all.
 */
export function buildGraph(pieces: StreetPiece[]): StreetGraph {
  const all = withWaysIn(arraysOf(pieces));
  const { part, sizes } = strongComponents(all);
  const largest = sizes.indexOf(sizes.reduce((most, size) => Math.max(most, size), 0));
  const kept = pieces.filter((_, street) => {
    const home = part[all.from[street]!]!;
    return home === part[all.to[street]!] && (home === largest || sizes[home]! >= smallestPart);
  });
  return withWaysIn(arraysOf(kept));
}

function arraysOf(pieces: StreetPiece[]): StreetArrays {
  const numbers = new Map<number, number>();
  const numberOf = (key: number): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  const points = pieces.reduce((sum, piece) => sum + piece.points.length, 0);
  const arrays = {
    from: Uint32Array.from(pieces, (piece) => numberOf(piece.from)),
    to: Uint32Array.from(pieces, (piece) => numberOf(piece.to)),
    metres: new Float32Array(pieces.length),
    forwardSeconds: new Float32Array(pieces.length),
    backwardSeconds: new Float32Array(pieces.length),
    shapeFirst: new Uint32Array(pieces.length + 1),
    shape: new Int32Array(points * 2),
  };
  let at = 0;
  for (const [street, piece] of pieces.entries()) {
    for (const [lng, lat] of piece.points) {
      arrays.shape[at++] = Math.round(lng * 1e7);
      arrays.shape[at++] = Math.round(lat * 1e7);
    }
    arrays.shapeFirst[street + 1] = at / 2;
    const metres = polylineMetres(piece.points);
    arrays.metres[street] = metres;
    arrays.forwardSeconds[street] = piece.passable === "backward" ? Infinity : metres / piece.metresPerSecond;
    arrays.backwardSeconds[street] = piece.passable === "forward" ? Infinity : metres / piece.metresPerSecond;
  }
  return { junctions: numbers.size, ...arrays };
}

/** Adds, for each junction, the ways into it. */
export function withWaysIn(arrays: StreetArrays): StreetGraph {
  const { from, to, forwardSeconds, backwardSeconds, junctions } = arrays;
  const inFirst = new Uint32Array(junctions + 1);
  for (let street = 0; street < from.length; street++) {
    if (forwardSeconds[street]! < Infinity) inFirst[to[street]! + 1]!++;
    if (backwardSeconds[street]! < Infinity) inFirst[from[street]! + 1]!++;
  }
  for (let junction = 0; junction < junctions; junction++) inFirst[junction + 1]! += inFirst[junction]!;
  const next = inFirst.slice();
  const inFrom = new Uint32Array(inFirst[junctions]!);
  const inSeconds = new Float32Array(inFirst[junctions]!);
  const add = (start: number, end: number, seconds: number): void => {
    if (seconds === Infinity) return;
    const slot = next[end]!++;
    inFrom[slot] = start;
    inSeconds[slot] = seconds;
  };
  for (let street = 0; street < from.length; street++) {
    add(from[street]!, to[street]!, forwardSeconds[street]!);
    add(to[street]!, from[street]!, backwardSeconds[street]!);
  }
  return { ...arrays, inFirst, inFrom, inSeconds };
}

/** Flat-earth length, good to a few centimetres for the pieces between two points of a street. */
function polylineMetres(points: LngLat[]): number {
  let metres = 0;
  for (let at = 0; at + 1 < points.length; at++) {
    const [ax, ay] = points[at]!;
    const [bx, by] = points[at + 1]!;
    metres += Math.hypot((bx - ax) * Math.cos(((ay + by) / 2) * (Math.PI / 180)), by - ay) * metresPerDegree;
  }
  return metres;
}
