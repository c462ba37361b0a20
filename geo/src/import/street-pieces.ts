import type { LngLat } from "@najda/protocol";
import { metresPerDegree } from "../distance.ts";
import { emergency, type Profile, speedsOn } from "../streets/profiles.ts";
import type { StreetPiece, TurnBan } from "../streets/street-graph.ts";
import type { OsmRelation, Tags } from "./elements.ts";

/** A way that can be driven, kept until all are known: only then is it clear where they meet. */
export interface DrivableWay {
  id: number;
  refs: Float64Array;
  /** Metres per second away from and within a town. */
  speeds: readonly [rural: number, urban: number];
  passable: StreetPiece["passable"];
  name: string;
}

/** Reads a way's tags; undefined where such a vehicle can't go. */
export function drivableWay(tags: Tags, way: { id: number; refs: number[] }, profile: Profile = emergency): DrivableWay | undefined {
  const speeds = speedsOn(profile, tags);
  if (speeds === undefined || way.refs.length < 2) return undefined;
  return { id: way.id, refs: Float64Array.from(way.refs), speeds, passable: direction(tags), name: tags["name"] ?? tags["ref"] ?? "" };
}

function direction(tags: Tags): StreetPiece["passable"] {
  const oneway = tags["oneway:motor_vehicle"] ?? tags["oneway"];
  if (oneway === "yes" || oneway === "1" || oneway === "true") return "forward";
  if (oneway === "-1" || oneway === "reverse") return "backward";
  if (oneway === "no") return "both";
  return tags["junction"] === "roundabout" || tags["highway"] === "motorway" || tags["highway"] === "motorway_link" ? "forward" : "both";
}

/**
 * A turn restriction over a single junction; undefined for anything else. Those over a way in between are left out:
 * they are rare, and the graph knows a turn by the junction where it happens.
 */
export function turnBan({ tags = {}, members }: OsmRelation): TurnBan | undefined {
  if (tags["type"] !== "restriction") return undefined;
  const kind = /^(no|only)_/.exec(tags["restriction"] ?? tags["restriction:motorcar"] ?? "")?.[1];
  const except = (tags["except"] ?? "").split(";");
  if (kind === undefined || except.includes("motorcar") || except.includes("emergency")) return undefined;
  const one = (role: string, type: string) => members.find((member) => member.role === role && member.type === type)?.ref;
  const [from, via, to] = [one("from", "way"), one("via", "node"), one("to", "way")];
  return from === undefined || via === undefined || to === undefined ? undefined : { from, via, to, only: kind === "only" };
}

interface Ground {
  find: (node: number) => LngLat | undefined;
  /** Nodes with traffic signals. */
  signals?: ReadonlySet<number>;
  /** Nodes where nothing on wheels gets through. */
  blocked?: ReadonlySet<number>;
}

const blocking = new Set(["bollard", "block", "jersey_barrier", "cycle_barrier", "kissing_gate", "stile", "chain", "wall", "fence", "log", "debris"]);

/** Whether a node's barrier lets no car through, and no ambulance either. */
export function blocksTheWay(tags: Tags): boolean {
  const allowed = ["yes", "designated", "permissive"];
  return blocking.has(tags["barrier"] ?? "") && ![tags["motor_vehicle"], tags["access"], tags["emergency"]].some((said) => allowed.includes(said ?? ""));
}

/** Cuts the ways where they meet, and where a node lies outside the extract. */
export function streetPieces(ways: DrivableWay[], { find, signals = new Set(), blocked = new Set() }: Ground): StreetPiece[] {
  const junctions = meetingNodes(ways);
  const isUrban = townsOf(ways, find);
  // Either side of a bollard is an end of its own.
  let ends = 0;
  return ways.flatMap((way) => {
    const pieces: StreetPiece[] = [];
    let from: number | undefined;
    let points: LngLat[] = [];
    let passed = 0;
    for (const [at, ref] of way.refs.entries()) {
      const place = find(ref);
      if (place === undefined) {
        from = undefined;
        continue;
      }
      if (from === undefined) {
        from = ref;
        points = [place];
        passed = 0;
        continue;
      }
      points.push(place);
      if (!junctions.has(ref) && !blocked.has(ref) && at < way.refs.length - 1 && find(way.refs[at + 1]!) !== undefined) {
        if (signals.has(ref)) passed++;
        continue;
      }
      const metresPerSecond = way.speeds[isUrban(points[points.length >> 1]!) ? 1 : 0];
      const to = blocked.has(ref) ? --ends : ref;
      pieces.push({ from, to, points, metresPerSecond, passable: way.passable, way: way.id, name: way.name, ...(passed > 0 && { signals: passed }) });
      from = blocked.has(ref) ? --ends : ref;
      points = [place];
      passed = 0;
    }
    return pieces;
  });
}

/** Nodes that two ways share, or that one passes twice. */
function meetingNodes(ways: DrivableWay[]): Set<number> {
  const seen = new Set<number>();
  const meeting = new Set<number>();
  for (const { refs } of ways) {
    for (const ref of refs) {
      if (seen.has(ref)) meeting.add(ref);
      seen.add(ref);
    }
  }
  return meeting;
}

/** Kilometres of street for a square kilometre beyond which it counts as a town. */
const urbanDensity = 12;
const cellDegrees = 1 / 111;

/** Whether a place lies among many streets: those of the cells of about a kilometre around it, five by five. */
function townsOf(ways: DrivableWay[], find: Ground["find"]): (at: LngLat) => boolean {
  const cells = new Map<string, number>();
  const squeeze = (lat: number): number => Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  const cellOf = ([lng, lat]: LngLat): [number, number] => {
    const row = Math.floor(lat / cellDegrees);
    return [Math.floor((lng * squeeze(row * cellDegrees)) / cellDegrees), row];
  };
  for (const { refs } of ways) {
    let before: LngLat | undefined;
    for (const ref of refs) {
      const here = find(ref);
      if (here !== undefined && before !== undefined) {
        const key = cellOf(here).join();
        cells.set(key, (cells.get(key) ?? 0) + Math.hypot((here[0] - before[0]) * squeeze(here[1]), here[1] - before[1]) * metresPerDegree);
      }
      before = here;
    }
  }
  const known = new Map<string, boolean>();
  return (at) => {
    const [column, row] = cellOf(at);
    const key = `${column},${row}`;
    let urban = known.get(key);
    if (urban === undefined) {
      let metres = 0;
      for (let x = -2; x <= 2; x++) for (let y = -2; y <= 2; y++) metres += cells.get(`${column + x},${row + y}`) ?? 0;
      urban = metres / 1000 / 25 > urbanDensity;
      known.set(key, urban);
    }
    return urban;
  };
}
