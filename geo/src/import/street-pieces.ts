import type { LngLat } from "@najda/protocol";
import { drivingSpeed } from "../streets/speeds.ts";
import type { StreetPiece } from "../streets/street-graph.ts";
import type { Tags } from "./elements.ts";

/** A way that can be driven, kept until all are known: only then is it clear where they meet. */
export interface DrivableWay {
  refs: Float64Array;
  metresPerSecond: number;
  passable: StreetPiece["passable"];
}

/** Reads a way's tags; undefined where an emergency vehicle can't go. */
export function drivableWay(tags: Tags, refs: number[]): DrivableWay | undefined {
  const metresPerSecond = drivingSpeed(tags["highway"] ?? "", tags["maxspeed"]);
  if (metresPerSecond === undefined || tags["area"] === "yes" || refs.length < 2) return undefined;
  const closed = [tags["access"], tags["motor_vehicle"], tags["vehicle"]].includes("no");
  if (closed && tags["highway"] !== "pedestrian" && !["yes", "designated"].includes(tags["emergency"] ?? "")) return undefined;
  return { refs: Float64Array.from(refs), metresPerSecond, passable: direction(tags) };
}

function direction(tags: Tags): StreetPiece["passable"] {
  const { oneway } = tags;
  if (oneway === "yes" || oneway === "1" || oneway === "true") return "forward";
  if (oneway === "-1" || oneway === "reverse") return "backward";
  if (oneway === "no") return "both";
  return tags["junction"] === "roundabout" || tags["highway"] === "motorway" ? "forward" : "both";
}

/** Cuts the ways where they meet, and where a node lies outside the extract. */
export function streetPieces(ways: DrivableWay[], find: (node: number) => LngLat | undefined): StreetPiece[] {
  const junctions = meetingNodes(ways);
  return ways.flatMap((way) => {
    const pieces: StreetPiece[] = [];
    let from: number | undefined;
    let points: LngLat[] = [];
    for (const [at, ref] of way.refs.entries()) {
      const place = find(ref);
      if (place === undefined) {
        from = undefined;
        continue;
      }
      if (from === undefined) {
        from = ref;
        points = [place];
        continue;
      }
      points.push(place);
      if (!junctions.has(ref) && at < way.refs.length - 1 && find(way.refs[at + 1]!) !== undefined) continue;
      pieces.push({ from, to: ref, points, metresPerSecond: way.metresPerSecond, passable: way.passable });
      from = ref;
      points = [place];
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
