import type { LngLat } from "@najda/protocol";
import { distanceMetres } from "@najda/geo";

/** A fix of the device's receiver. Times are milliseconds of this device's clock. */
export interface Fix {
  readonly at: LngLat;
  readonly recordedAt: number;
  readonly accuracyMetres: number;
  /** Degrees clockwise from north; only while moving. */
  readonly heading?: number | undefined;
  /** Metres per second. */
  readonly speed?: number | undefined;
}

/** Moving: after so many metres or seconds, whichever is first, but never more than once a second. Still: a sign of life. */
export const pace = { metres: 25, movingMs: 5_000, stillMs: 30_000, leastMs: 1_000 } as const;

/** Slower than a walk is standing: receivers wander while they lie on a table. */
const walkingSpeed = 0.8;

const isMoving = (last: Fix, fix: Fix): boolean => {
  if (fix.speed !== undefined) return fix.speed >= walkingSpeed;
  const seconds = (fix.recordedAt - last.recordedAt) / 1000;
  const wander = Math.max(fix.accuracyMetres, last.accuracyMetres);
  const metres = distanceMetres(last.at, fix.at);
  return metres > wander && metres / seconds >= walkingSpeed;
};

/** Whether this fix is worth sending, given the one that was sent last. An older fix than that never is. */
export function isDue(last: Fix | undefined, fix: Fix): boolean {
  if (last === undefined) return true;
  const passedMs = fix.recordedAt - last.recordedAt;
  if (passedMs < pace.leastMs) return false;
  if (passedMs >= pace.stillMs) return true;
  if (!isMoving(last, fix)) return false;
  return passedMs >= pace.movingMs || distanceMetres(last.at, fix.at) >= pace.metres;
}
