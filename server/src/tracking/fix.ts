import type { Position } from "@najda/protocol";
import type { MovedUnit } from "./messages.ts";

/** A position as this module keeps it: milliseconds since 1970, numbers that are not known as NaN. */
export interface Fix {
  readonly unitId: string;
  readonly lng: number;
  readonly lat: number;
  /** By the device's clock. */
  readonly recordedAt: number;
  /** By the clock of the node that took it. */
  readonly receivedAt: number;
  readonly accuracyMetres: number;
  readonly heading: number;
  /** Metres per second. */
  readonly speed: number;
  readonly doubtful: boolean;
}

/** Seven decimals are one centimetre; more are noise that costs bytes. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

export function fixFrom(position: Position, receivedAt: number): Fix {
  return {
    unitId: position.unitId,
    lng: rounded(position.at[0]),
    lat: rounded(position.at[1]),
    recordedAt: Date.parse(position.recordedAt),
    receivedAt,
    accuracyMetres: position.accuracyMetres ?? Number.NaN,
    heading: position.heading ?? Number.NaN,
    speed: position.speed ?? Number.NaN,
    doubtful: false,
  };
}

/** As consoles get it. */
export function movedUnit(fix: Fix): MovedUnit {
  return {
    unitId: fix.unitId,
    at: [fix.lng, fix.lat],
    recordedAt: new Date(fix.recordedAt).toISOString(),
    ...(Number.isNaN(fix.accuracyMetres) ? {} : { accuracyMetres: Math.round(fix.accuracyMetres * 10) / 10 }),
    ...(Number.isNaN(fix.heading) ? {} : { heading: Math.round(fix.heading) }),
    ...(Number.isNaN(fix.speed) ? {} : { speed: Math.round(fix.speed * 10) / 10 }),
    ...(fix.doubtful ? { doubtful: true } : {}),
  };
}
