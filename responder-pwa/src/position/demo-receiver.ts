import type { Najda } from "@najda/client";
import type { LngLat } from "@najda/protocol";
import { goalOf, metresPerSecond, step } from "./demo-drive.ts";
import type { Sharing } from "./share-position.ts";
import { isDue } from "./when-to-send.ts";
import type { Fix } from "./when-to-send.ts";

interface Parts {
  readonly najda: Najda;
  readonly unitId: string;
  /** Answers whether it has left this device. */
  readonly send: (fix: Fix) => boolean;
  readonly changed: (sharing: Sharing) => void;
}

const everywhere = [-180, -85, 180, 85] as const;

/**
 * In the demo nobody sits in a vehicle: the app drives the unit through the invented city, as its crew's statuses
 * say, and reports as a real receiver would. Returns what stops it.
 */
export function driveThroughDemo({ najda, unitId, send, changed }: Parts): () => void {
  let at: LngLat | undefined;
  let last: Fix | undefined;
  let sharing: Sharing = { state: "searching" };
  najda.tracking.watch(everywhere);
  const turn = (): void => {
    const board = najda.board();
    at ??= najda.tracking.newest().get(unitId)?.at ?? board?.units[unitId]?.station?.at;
    if (at === undefined || board === undefined) return changed(sharing);
    const goal = goalOf(board, unitId) ?? at;
    const moved = step(at, goal, metresPerSecond);
    at = moved.at;
    const fix: Fix = { at, recordedAt: Date.now(), accuracyMetres: 8, heading: moved.heading, speed: moved.heading === undefined ? 0 : metresPerSecond };
    const due = isDue(last, fix);
    if (due) last = fix;
    const left = due && send(fix);
    sharing = { state: "sharing", isDemo: true, fix, sentAt: left ? fix.recordedAt : sharing.sentAt };
    changed(sharing);
  };
  const timer = setInterval(turn, 1_000);
  return () => clearInterval(timer);
}
