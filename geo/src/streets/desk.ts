import { layOut } from "./cell-layout.ts";
import { DriveSearch, type Links } from "./drive-search.ts";
import { type CellTimes, Overlay } from "./overlay.ts";
import { findStreets, type StreetFinder } from "./snap.ts";
import { driveSeconds, type StreetGraph } from "./street-graph.ts";
import { type WaysIn, waysIn } from "./ways-in.ts";

/** What belongs to the ground alone, whatever is closed on it. */
interface Ground extends StreetFinder {
  into: WaysIn;
  /** Drives out of each junction. */
  outOf: WaysIn;
  search: DriveSearch;
  overlay: Overlay | undefined;
  /** Of the first graph that was searched here; those of others differ by what is closed or slow. */
  cellTimes: { graph: StreetGraph; times: CellTimes } | undefined;
  ahead: { first: Uint32Array; next: Uint32Array; turn: Uint32Array } | undefined;
}
const grounds = new WeakMap<Int32Array, Ground>();

/** What a search needs beside the graph; made once and used again by each search. */
export interface Desk extends Omit<Ground, "ahead" | "overlay" | "cellTimes"> {
  /** Ahead over each turn, to the end of the next drive; made when it is first needed. */
  readonly ahead: Links;
  /** The search over cells, and what they cost; made when they are first needed. */
  readonly overlay: Overlay;
  readonly cellTimes: CellTimes;
}
const desks = new WeakMap<StreetGraph, Desk>();

export function deskOf(graph: StreetGraph): Desk {
  let desk = desks.get(graph);
  if (desk === undefined) {
    const ground = groundOf(graph);
    let ahead: Links | undefined;
    let cellTimes: CellTimes | undefined;
    desk = {
      ...ground,
      get overlay() {
        return (ground.overlay ??= new Overlay(layOut(graph)));
      },
      get cellTimes() {
        return (cellTimes ??= cellTimesOf(graph, ground, this.overlay));
      },
      get ahead() {
        return (ahead ??= linksAhead(graph, ground));
      },
    };
    desks.set(graph, desk);
  }
  return desk;
}

function groundOf(graph: StreetGraph): Ground {
  let ground = grounds.get(graph.shape);
  if (ground === undefined) {
    ground = {
      ...findStreets(graph),
      into: waysIn(graph),
      outOf: waysIn({ ...graph, from: graph.to, to: graph.from }),
      search: new DriveSearch(2 * graph.from.length),
      overlay: undefined,
      cellTimes: undefined,
      ahead: undefined,
    };
    grounds.set(graph.shape, ground);
  }
  return ground;
}

/** Only the cells with a street whose time is another are worked out again. */
function cellTimesOf(graph: StreetGraph, ground: Ground, overlay: Overlay): CellTimes {
  const back = linksBack(graph);
  const known = ground.cellTimes;
  if (known === undefined) {
    ground.cellTimes = { graph, times: overlay.timesOf(back) };
    return ground.cellTimes.times;
  }
  const changed: number[] = [];
  for (let street = 0; street < graph.from.length; street++) {
    const same = graph.forwardSeconds[street] === known.graph.forwardSeconds[street] && graph.backwardSeconds[street] === known.graph.backwardSeconds[street];
    if (!same) changed.push(street);
  }
  return overlay.timesOf(back, { times: known.times, changed });
}

/** Over each turn to the beginning of the drive before. */
function linksBack({ turnFirst, turnFrom, turnSeconds, ...graph }: StreetGraph): Links {
  return { first: turnFirst, next: turnFrom, seconds: turnSeconds.map((turn, at) => turn + driveSeconds(graph, turnFrom[at]!)) };
}

/** The turns listed by the drive that they lead out of. */
function linksAhead(graph: StreetGraph, ground: Ground): Links {
  const { first, next, turn } = (ground.ahead ??= turned(graph));
  return { first, next, seconds: Float32Array.from(turn, (at, slot) => graph.turnSeconds[at]! + driveSeconds(graph, next[slot]!)) };
}

function turned({ turnFirst, turnFrom, from }: StreetGraph): NonNullable<Ground["ahead"]> {
  const drives = 2 * from.length;
  const first = new Uint32Array(drives + 1);
  for (const drive of turnFrom) first[drive + 1]!++;
  for (let drive = 0; drive < drives; drive++) first[drive + 1]! += first[drive]!;
  const free = first.slice();
  const next = new Uint32Array(turnFrom.length);
  const turn = new Uint32Array(turnFrom.length);
  for (let drive = 0; drive < drives; drive++) {
    for (let at = turnFirst[drive]!; at < turnFirst[drive + 1]!; at++) {
      const slot = free[turnFrom[at]!]!++;
      next[slot] = drive;
      turn[slot] = at;
    }
  }
  return { first, next, turn };
}
