import { distanceMetres } from "@najda/geo";
import type { AssignmentStatus, Board, LngLat } from "@najda/protocol";

/** Brisk, so that a newcomer sees the arrival within a minute or two; slower than what counts as a jump. */
export const metresPerSecond = 33;

/** A place on the way, and which way that is. */
export interface OnTheWay {
  readonly at: LngLat;
  /** Degrees clockwise from north; undefined when there. */
  readonly heading?: number | undefined;
}

const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;

/** A step towards the goal in a straight line, never beyond it. */
export function step(at: LngLat, goal: LngLat, metres: number): OnTheWay {
  const left = distanceMetres(at, goal);
  if (left < 1) return { at };
  const share = Math.min(1, metres / left);
  const east = (goal[0] - at[0]) * Math.cos(toRadians(at[1]));
  const heading = (Math.atan2(east, goal[1] - at[1]) * 180) / Math.PI;
  return { at: [at[0] + (goal[0] - at[0]) * share, at[1] + (goal[1] - at[1]) * share], heading: (heading + 360) % 360 };
}

const toScene: readonly AssignmentStatus[] = ["en-route", "staged"];
/** Where the unit of a demo drives now: to the incident once the crew says so, home when there is nothing to do. */
export function goalOf(board: Board, unitId: string): LngLat | undefined {
  const assignment = Object.values(board.assignments).find((active) => active.unitId === unitId && active.active);
  if (assignment === undefined) return board.units[unitId]?.station?.at;
  if (toScene.includes(assignment.status)) return board.incidents[assignment.incidentId]?.at;
  // A destination is known by name only: the way there leads home, which is as good as any in an invented city.
  return assignment.status === "transporting" ? board.units[unitId]?.station?.at : undefined;
}
