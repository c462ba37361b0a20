import type { LngLat } from "@najda/protocol";
import { metresPerDegree } from "../distance.ts";
import { strongComponents } from "./components.ts";
import { alongTheGround } from "./order.ts";
import { emergency, type Profile } from "./profiles.ts";
import { type Junctions, waysIn } from "./ways-in.ts";
import { turnsOf } from "./turns.ts";

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
  /** The way it was cut from, to find the turns that are banned from it. */
  way?: number;
  /** Signals that stand within it, each way. */
  signals?: number;
  name?: string;
}

/** A turn restriction: from one way over a junction to another; `only` bans all others. */
export interface TurnBan {
  from: number;
  via: number;
  to: number;
  only: boolean;
}

/** What is known of turns beside the pieces. */
export interface TurnRules {
  bans?: readonly TurnBan[];
  /** Keys of junctions with signals. */
  signals?: ReadonlySet<number>;
  profile?: Profile;
  /** The side of the road that traffic keeps to; right unless given. A turn across the oncoming traffic costs more. */
  keepsTo?: "left" | "right";
}

/**
 * Streets between junctions, and the turns between streets, in typed arrays. A street is an index into the first
 * group. Driven from its `from` to its `to` it is the drive 2 * street, the other way 2 * street + 1. `turnFirst`,
 * `turnFrom` and `turnSeconds` list for each drive the drives that lead into it and what the turn costs (CSR); a
 * banned turn is not in the list.
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
  /** Index into `names` for each street; the first is the empty one. */
  name: Uint32Array;
  names: string[];
  turnFirst: Uint32Array;
  turnFrom: Uint32Array;
  turnSeconds: Float32Array;
  /** 1 for a street that is closed at the moment; only under closures. */
  closed?: Uint8Array;
}

/** Seconds of a drive; Infinity where it can't be driven. */
export function driveSeconds(graph: Pick<StreetGraph, "forwardSeconds" | "backwardSeconds">, drive: number): number {
  return (drive % 2 === 0 ? graph.forwardSeconds : graph.backwardSeconds)[drive >> 1]!;
}

/** Traps of fewer junctions than this, which can't be left or can't be reached, are dropped. */
const smallestPart = 100;

/**
 * Builds the graph of all pieces that belong to a part of the network where every junction can be reached from
 * every other: the largest part, and others of a hundred junctions and more (islands). What is dropped are
 * car parks behind a wrong one-way and roads cut off at the border of the extract; a snap to one of them would
 * give no travel time at all.
 */
export function buildGraph(pieces: StreetPiece[], rules: TurnRules = {}): StreetGraph {
  const sorted = alongTheGround(pieces);
  const { arrays: all } = arraysOf(sorted, rules);
  const { part, sizes } = strongComponents(waysIn(all));
  const largest = sizes.indexOf(sizes.reduce((most, size) => Math.max(most, size), 0));
  const kept = sorted.filter((_, street) => {
    const home = part[all.from[street]!]!;
    return home === part[all.to[street]!] && (home === largest || sizes[home]! >= smallestPart);
  });
  const { arrays, keys } = arraysOf(kept, rules);
  return { ...arrays, ...turnsOf(arrays, { ...rules, keys, ways: kept.map(({ way = -1 }) => way) }) };
}

function arraysOf(pieces: StreetPiece[], { profile = emergency }: TurnRules) {
  const numbers = new Map<number, number>();
  const numberOf = (key: number): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  const points = pieces.reduce((sum, piece) => sum + piece.points.length, 0);
  const names = [...new Set(["", ...pieces.map(({ name = "" }) => name)])];
  const nameAt = new Map(names.map((name, at) => [name, at]));
  const arrays = {
    from: Uint32Array.from(pieces, (piece) => numberOf(piece.from)),
    to: Uint32Array.from(pieces, (piece) => numberOf(piece.to)),
    metres: new Float32Array(pieces.length),
    forwardSeconds: new Float32Array(pieces.length),
    backwardSeconds: new Float32Array(pieces.length),
    shapeFirst: new Uint32Array(pieces.length + 1),
    shape: new Int32Array(points * 2),
    name: Uint32Array.from(pieces, ({ name = "" }) => nameAt.get(name) ?? 0),
    names,
  };
  let at = 0;
  for (const [street, piece] of pieces.entries()) {
    for (const [lng, lat] of piece.points) {
      arrays.shape[at++] = Math.round(lng * 1e7);
      arrays.shape[at++] = Math.round(lat * 1e7);
    }
    arrays.shapeFirst[street + 1] = at / 2;
    const metres = polylineMetres(piece.points);
    const seconds = metres / piece.metresPerSecond + (piece.signals ?? 0) * profile.signalSeconds;
    arrays.metres[street] = metres;
    arrays.forwardSeconds[street] = piece.passable === "backward" ? Infinity : seconds;
    arrays.backwardSeconds[street] = piece.passable === "forward" ? Infinity : seconds;
  }
  const graph: Junctions & typeof arrays = { junctions: numbers.size, ...arrays };
  return { arrays: graph, keys: [...numbers.keys()] };
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
