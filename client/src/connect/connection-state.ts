/** What a screen says about its connection: `live`, or since when it is not. */
export interface Connection {
  readonly state: "connecting" | "live" | "stale";
  /** Seconds since anything was heard from the server; undefined before the first time. */
  readonly ageSeconds: number | undefined;
  /** Commands that wait in the outbox. */
  readonly queued: number;
}

/** The raw facts that the connection keeps; times in milliseconds of this device's clock. */
export interface Pulse {
  readonly joined: boolean;
  readonly lastHeardAt: number | undefined;
  /** When this page began to connect: a board kept from the last visit is old, which does not mean that nobody answers. */
  readonly tryingSince: number | undefined;
  readonly queued: number;
  /** How far the server's clock is ahead of this device's, milliseconds; 0 while they agree within two seconds. */
  readonly clockAheadMs: number;
}

/** Heartbeats come at least every two seconds: two missed ones and a little are silence. */
export const staleAfterSeconds = 6;

export const silent: Pulse = { joined: false, lastHeardAt: undefined, tryingSince: undefined, queued: 0, clockAheadMs: 0 };

/** Live means: joined, and heard from lately. Everything else says how old the screen is. */
export function connectionAt(pulse: Pulse, now: number): Connection {
  const { queued, lastHeardAt, tryingSince = 0 } = pulse;
  if (lastHeardAt === undefined) return { state: "connecting", ageSeconds: undefined, queued };
  const ageSeconds = Math.max(0, (now - lastHeardAt) / 1000);
  const silentSeconds = (now - Math.max(lastHeardAt, tryingSince)) / 1000;
  if (silentSeconds > staleAfterSeconds) return { state: "stale", ageSeconds, queued };
  return { state: pulse.joined ? "live" : "connecting", ageSeconds, queued };
}
