import { usePosition } from "../position/use-position.ts";
import type { PositionSharing } from "../position/use-position.ts";
import { useSound } from "../waking/use-ring.ts";
import type { Sound } from "../waking/use-ring.ts";
import { useWakeLock } from "../waking/use-wake-lock.ts";
import type { ScreenState } from "../waking/use-wake-lock.ts";
import { useWaking } from "../waking/use-waking.ts";
import type { WakingChoice } from "../waking/use-waking.ts";

/** What this device does for the crew, and how far it can: position, screen, sound, waking. */
export interface Device {
  readonly position: PositionSharing;
  readonly screen: ScreenState;
  readonly sound: Sound;
  readonly waking: WakingChoice;
}

export function useDevice(unitId: string, onDuty: boolean): Device {
  return { position: usePosition(unitId, onDuty), screen: useWakeLock(onDuty), sound: useSound(), waking: useWaking() };
}
