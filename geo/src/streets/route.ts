import type { LngLat } from "@najda/protocol";
import { type Desk, deskOf } from "./desk.ts";
import { directSeconds, drivesOf, offStreetMetresPerSecond, secondsFrom, seedsBack, type Start, startsAt } from "./ends.ts";
import { openSeconds, pointsOf } from "./slow-zones.ts";
import type { Snap } from "./snap.ts";
import { driveSeconds, type StreetGraph } from "./street-graph.ts";

/** A way from a unit to a place. */
export interface Route {
  /** From the place where it begins on the street to where it ends there; at least two points. */
  line: LngLat[];
  metres: number;
  seconds: number;
  /** Streets in the order in which they are driven, those without a name left out. */
  names: string[];
  /** How many closed streets it passes, because there is no other way. */
  closures: number;
}

/** The soonest way; undefined where no street is within a kilometre of either, or none leads there. */
export function route(graph: StreetGraph, from: LngLat, to: LngLat): Route | undefined {
  const desk = deskOf(graph);
  const [start, goal] = [desk.snap(from), desk.snap(to)];
  if (start === undefined || goal === undefined) return undefined;
  const starts = startsAt(graph, desk, start);
  desk.overlay.run(desk.cellTimes, { ...seedsBack(graph, desk, goal), wanted: starts.map(({ drive }) => drive) });
  const [first] = starts.map((way) => ({ way, seconds: secondsFrom(graph, way, desk.overlay.secondsFrom(way.drive)) })).sort((a, b) => a.seconds - b.seconds);
  const direct = directSeconds(graph, start, goal);
  const best = Math.min(direct, first?.seconds ?? Infinity);
  if (best === Infinity) return undefined;
  const { seconds, closures } = openSeconds(best);
  const offStreet = (start.metres + goal.metres) / offStreetMetresPerSecond;
  const way = first === undefined || direct <= first.seconds ? straightAlong(graph, start, goal) : driven(graph, desk, { start: first.way, goal });
  return { ...way, seconds: Math.max(0, seconds) + offStreet, closures };
}

type Way = Pick<Route, "line" | "metres" | "names">;

/** Start and goal on one street, or on two that meet at a junction at which one of them stands. */
function straightAlong(graph: StreetGraph, start: Snap, goal: Snap): Way {
  const names = [...new Set([start, goal].map(({ street }) => graph.names[graph.name[street]!] ?? ""))].filter((name) => name !== "");
  if (start.street === goal.street) return { ...stretch(graph, start.street, [start.share, goal.share]), names };
  const ways = [0, 1].flatMap((end) => {
    const junction = end === 0 ? graph.from[start.street] : graph.to[start.street];
    const far = [graph.from[goal.street], graph.to[goal.street]].indexOf(junction);
    if (far < 0) return [];
    const [there, on] = [stretch(graph, start.street, [start.share, end]), stretch(graph, goal.street, [far, goal.share])];
    return [{ line: [...there.line, ...on.line.slice(1)], metres: there.metres + on.metres, names }];
  });
  return ways.sort((a, b) => a.metres - b.metres)[0] ?? { line: [], metres: 0, names };
}

/** A street between two shares of it, in this order. */
function stretch(graph: StreetGraph, street: number, [from, to]: [number, number]): Pick<Way, "line" | "metres"> {
  const line = cut(pointsOf(graph, street), Math.min(from, to), Math.max(from, to));
  return { line: from <= to ? line : line.reverse(), metres: graph.metres[street]! * Math.abs(to - from) };
}

/**
 * Down the times that the search back has left: each next drive is the one whose time fits. A drive beside the way may have
 * a time that the search hadn't made final, which is too long, never too short.
 */
function driven(graph: StreetGraph, desk: Desk, { start, goal }: { start: Start; goal: Snap }): Way {
  const drives = [start.drive];
  const { ahead } = desk;
  const { at, through } = seedsBack(graph, desk, goal);
  const ends = new Map(through.map(({ drive, seconds }) => [drive, seconds]));
  const over = new Map(at.map(({ drive, seconds }) => [drive, seconds]));
  let last: number | undefined;
  for (let drive = start.drive; drives.length < 2 * graph.from.length; ) {
    const whole = desk.overlay.secondsFrom(drive);
    if (over.has(drive) && over.get(drive)! <= whole + 1e-2) break;
    let [next, least, isEnd] = [-1, Infinity, false];
    for (let link = ahead.first[drive]!; link < ahead.first[drive + 1]!; link++) {
      const other = ahead.next[link]!;
      const turn = ahead.seconds[link]! - driveSeconds(graph, other);
      const end = ends.get(other);
      if (end !== undefined && turn + end < least) [next, least, isEnd] = [other, turn + end, true];
      const after = turn + desk.overlay.secondsFrom(other);
      if (after < least) [next, least, isEnd] = [other, after, false];
    }
    if (next < 0 || least > whole - driveSeconds(graph, drive) + 1) break;
    if (isEnd) {
      last = next;
      break;
    }
    drives.push(next);
    drive = next;
  }
  return drawn(graph, { drives, before: start.before, last, goal });
}

interface Drawn {
  drives: number[];
  /** Share of the first drive that is left out. */
  before: number;
  /** The drive on which the goal lies, unless it is at a junction. */
  last: number | undefined;
  goal: Snap;
}

function drawn(graph: StreetGraph, { drives, before, last, goal }: Drawn): Way {
  const line: LngLat[] = [];
  const names: string[] = [];
  let metres = 0;
  const add = (drive: number, from: number, to: number): void => {
    const points = drive % 2 === 0 ? pointsOf(graph, drive >> 1) : pointsOf(graph, drive >> 1).reverse();
    const piece = from === 0 && to === 1 ? points : cut(points, from, to);
    line.push(...(line.length === 0 ? piece : piece.slice(1)));
    metres += graph.metres[drive >> 1]! * (to - from);
    const name = graph.names[graph.name[drive >> 1]!] ?? "";
    if (name !== "" && name !== names.at(-1)) names.push(name);
  };
  for (const [at, drive] of drives.entries()) add(drive, at === 0 ? before : 0, 1);
  if (last !== undefined) add(last, 0, drivesOf(graph, goal).find(({ drive }) => drive === last)?.before ?? 0);
  return { line, metres, names };
}

/** The part of a line between two shares of its length. */
function cut(points: readonly LngLat[], from: number, to: number): LngLat[] {
  const stretch = Math.cos((points[0]![1] * Math.PI) / 180);
  const lengths = points.slice(1).map((point, at) => Math.hypot((point[0] - points[at]![0]) * stretch, point[1] - points[at]![1]));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const at = (share: number): { segment: number; place: LngLat } => {
    let left = share * total;
    for (const [segment, length] of lengths.entries()) {
      if (left <= length || segment === lengths.length - 1) {
        const part = length === 0 ? 0 : Math.min(1, left / length);
        const [a, b] = [points[segment]!, points[segment + 1]!];
        return { segment, place: [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part] };
      }
      left -= length;
    }
    return { segment: 0, place: points[0]! };
  };
  const [first, last] = [at(from), at(to)];
  return [first.place, ...points.slice(first.segment + 1, last.segment + 1), last.place];
}
