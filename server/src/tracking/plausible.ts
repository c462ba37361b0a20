import { distanceMetres } from "@najda/geo";
import type { Fix } from "./fix.ts";

/** A device's clock may be this far ahead. */
export const clockToleranceMs = 120_000;
/** 252 km/h: no vehicle on a road, and slower than a helicopter in a hurry, which will be marked and still shown. */
const fastestMetresPerSecond = 70;
/** Nearer than this, a jump is what receivers do between houses. */
const ordinaryJumpMetres = 500;

/**
 * What a report is worth beside the newest one known of its unit. A time in the future becomes the time of receipt, or
 * it would shadow every true report that follows. A jump is marked, not hidden: the desk must see what was sent, and the
 * next report from the same place clears the mark.
 */
export function weigh(report: Fix, newest: Fix | undefined): Fix {
  const recordedAt = report.recordedAt > report.receivedAt + clockToleranceMs ? report.receivedAt : report.recordedAt;
  const timely = { ...report, recordedAt };
  return { ...timely, doubtful: report.doubtful || (newest !== undefined && jumped(newest, timely)) };
}

function jumped(from: Fix, to: Fix): boolean {
  const metres = distanceMetres([from.lng, from.lat], [to.lng, to.lat]) - known(from.accuracyMetres) - known(to.accuracyMetres);
  // Devices send in bursts: by their own clock, and at least one second.
  const seconds = Math.max(1, (to.recordedAt - from.recordedAt) / 1000);
  return metres > ordinaryJumpMetres && metres / seconds > fastestMetresPerSecond;
}

const known = (value: number): number => (Number.isNaN(value) ? 0 : value);

/**
 * Whether a report takes the newest one's place: by the device's clock, then by the time of receipt. A copy that comes
 * again (by another way, from another node) does not. A newest one that lies in the future by now was wrong.
 */
export function isNews(report: Fix, newest: Fix | undefined): boolean {
  if (newest === undefined) return true;
  if (newest.recordedAt > report.receivedAt + clockToleranceMs) return true;
  if (report.recordedAt !== newest.recordedAt) return report.recordedAt > newest.recordedAt;
  if (report.receivedAt !== newest.receivedAt) return report.receivedAt > newest.receivedAt;
  return report.lng !== newest.lng || report.lat !== newest.lat;
}
