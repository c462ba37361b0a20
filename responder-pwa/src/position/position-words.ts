import type { Sharing } from "./share-position.ts";

/** What the status bar says of the position: a key of its words, and the age in seconds that belongs to it. */
export interface PositionWord {
  readonly key: "position" | "positionDemo" | "positionWaiting" | "positionOff" | "positionDenied" | "positionSearching" | "positionLost";
  readonly ageSeconds: number;
  readonly good: boolean;
}

/** A fix older than this is not where the crew is. */
const lostAfterMs = 90_000;

const plain = (key: PositionWord["key"]): PositionWord => ({ key, ageSeconds: 0, good: false });

/** Never says "shared" of what has not left the device: without a connection the fixes of this time are lost, not queued. */
export function positionWord(sharing: Sharing, clock: { now: number; live: boolean }): PositionWord {
  if (sharing.state === "denied") return plain("positionDenied");
  if (sharing.state === "off" || sharing.state === "insecure") return plain("positionOff");
  if (sharing.fix === undefined) return plain("positionSearching");
  const ageMs = Math.max(0, clock.now - sharing.fix.recordedAt);
  if (ageMs > lostAfterMs) return { key: "positionLost", ageSeconds: ageMs / 1000, good: false };
  if (!clock.live) {
    const unsentMs = Math.max(0, clock.now - (sharing.sentAt ?? sharing.fix.recordedAt));
    return { key: "positionWaiting", ageSeconds: unsentMs / 1000, good: false };
  }
  return { key: sharing.isDemo === true ? "positionDemo" : "position", ageSeconds: ageMs / 1000, good: true };
}
