import { emergency, type Profile } from "./profiles.ts";
import type { StreetGraph, TurnBan, TurnRules } from "./street-graph.ts";
import { type Junctions, waysIn } from "./ways-in.ts";

type Shapes = Junctions & Pick<StreetGraph, "shape" | "shapeFirst" | "metres">;

interface Known extends TurnRules {
  /** The map's key of each junction. */
  keys: readonly number[];
  /** The map's way of each street. */
  ways: readonly number[];
}

/** A street that is so much faster has the right of way. */
const fasterBy = 1.15;
/** Bearings are taken this far along, so that the last metre of a rounded corner doesn't decide. */
const bearingMetres = 12;

/** All turns that may be driven, listed by the drive they lead into, with their cost in seconds. */
export function turnsOf(graph: Shapes, { bans = [], signals = new Set(), profile = emergency, keepsTo = "right", keys, ways }: Known): Pick<StreetGraph, "turnFirst" | "turnFrom" | "turnSeconds"> {
  const { inFirst, inDrive } = waysIn(graph);
  const streets = graph.from.length;
  const bannedAt = groupByVia(bans);
  const bearings = bearingsOf(graph);
  const roads = new Uint16Array(graph.junctions);
  for (let street = 0; street < streets; street++) {
    roads[graph.from[street]!]!++;
    roads[graph.to[street]!]!++;
  }
  const turnFirst = new Uint32Array(2 * streets + 1);
  const speedOf = (street: number): number => graph.metres[street]! / Math.min(graph.forwardSeconds[street]!, graph.backwardSeconds[street]!);
  const turnFrom: number[] = [];
  const outOf = waysIn({ ...graph, from: graph.to, to: graph.from });
  /** Whether a drive may go on into any other street than back into its own. */
  const goesOn = (before: number): boolean => {
    const junction = before % 2 === 0 ? graph.to[before >> 1]! : graph.from[before >> 1]!;
    const there = bannedAt.get(keys[junction]!);
    for (let slot = outOf.inFirst[junction]!; slot < outOf.inFirst[junction + 1]!; slot++) {
      const other = outOf.inDrive[slot]! >> 1;
      if (other !== before >> 1 && (there === undefined || profile.banSeconds < Infinity || !isBanned(there, ways[before >> 1]!, ways[other]!))) return true;
    }
    return false;
  };
  const turnSeconds: number[] = [];
  for (let drive = 0; drive < 2 * streets; drive++) {
    const street = drive >> 1;
    if ((drive % 2 === 0 ? graph.forwardSeconds : graph.backwardSeconds)[street]! < Infinity) {
      const junction = drive % 2 === 0 ? graph.from[street]! : graph.to[street]!;
      const there = bannedAt.get(keys[junction]!);
      const signal = signals.has(keys[junction]!) ? profile.signalSeconds : 0;
      for (let slot = inFirst[junction]!; slot < inFirst[junction + 1]!; slot++) {
        const before = inDrive[slot]!;
        const ban = there !== undefined && isBanned(there, ways[before >> 1]!, ways[street]!) ? profile.banSeconds : 0;
        if (ban === Infinity) continue;
        const isUTurn = before === (drive ^ 1);
        // Where it could go on, nobody turns round: a unit begins in either direction, and this spares the search a third of its work.
        if (isUTurn && goesOn(before)) continue;
        const toRight = turnAngle(bearings[2 * before + 1]!, bearings[2 * drive]!);
        const toOwnSide = keepsTo === "right" ? toRight : -toRight;
        const simple = roads[junction]! <= 2 && !isUTurn;
        turnFrom.push(before);
        const yields = !simple && speedOf(street) > fasterBy * speedOf(before >> 1) ? profile.yieldSeconds : 0;
        turnSeconds.push(ban + signal + yields + (simple ? 0 : angleSeconds(profile, toOwnSide)) + (isUTurn ? profile.uTurnSeconds : 0));
      }
    }
    turnFirst[drive + 1] = turnFrom.length;
  }
  return { turnFirst, turnFrom: Uint32Array.from(turnFrom), turnSeconds: Float32Array.from(turnSeconds) };
}

/**
 * The sigmoid of OSRM's car profile (BSD-2-Clause): straight on costs next to nothing, a right angle about half of
 * `turnSeconds`, and more across the oncoming traffic. Degrees, positive to the side that traffic keeps to.
 */
function angleSeconds({ turnSeconds }: Profile, angle: number): number {
  const bias = 1.075;
  const steep = angle >= 0 ? 13 / bias : 13 * bias;
  const middle = angle >= 0 ? 6.5 * bias : 6.5 / bias;
  return turnSeconds / (1 + Math.exp(middle - (steep * Math.abs(angle)) / 180));
}

function isBanned(there: readonly TurnBan[], from: number, to: number): boolean {
  return there.some((ban) => ban.from === from && (ban.only ? ban.to !== to : ban.to === to));
}

function groupByVia(bans: readonly TurnBan[]): Map<number, TurnBan[]> {
  const grouped = new Map<number, TurnBan[]>();
  for (const ban of bans) {
    const there = grouped.get(ban.via);
    if (there === undefined) grouped.set(ban.via, [ban]);
    else there.push(ban);
  }
  return grouped;
}

/** From -180 to 180, how far the way bends to the right. */
function turnAngle(arriving: number, leaving: number): number {
  return ((leaving - arriving + 540) % 360) - 180;
}

/** For each drive the bearing with which it begins and the one with which it ends, degrees. */
function bearingsOf({ from, shape, shapeFirst }: Shapes): Float32Array {
  const bearings = new Float32Array(from.length * 4);
  for (let street = 0; street < from.length; street++) {
    const first = shapeFirst[street]!;
    const last = shapeFirst[street + 1]! - 1;
    const leaving = bearing(shape, { at: first, step: 1, end: last });
    const back = bearing(shape, { at: last, step: -1, end: first });
    bearings[4 * street] = leaving;
    bearings[4 * street + 1] = (back + 180) % 360;
    bearings[4 * street + 2] = back;
    bearings[4 * street + 3] = (leaving + 180) % 360;
  }
  return bearings;
}

function bearing(shape: Int32Array, { at, step, end }: { at: number; step: 1 | -1; end: number }): number {
  const stretch = Math.cos(shape[2 * at + 1]! * 1e-7 * (Math.PI / 180));
  let [x, y] = [0, 0];
  for (let point = at + step; ; point += step) {
    x = (shape[2 * point]! - shape[2 * at]!) * stretch;
    y = shape[2 * point + 1]! - shape[2 * at + 1]!;
    if (point === end || Math.hypot(x, y) * 0.0111 > bearingMetres) return (Math.atan2(x, y) * 180) / Math.PI + 360;
  }
}
