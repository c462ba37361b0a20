/** Seconds between an ISO time and now, never negative: clocks of two machines may differ a little. */
export function secondsSince(iso: string, now: Date | number): number {
  return Math.max(0, Math.floor((Number(now) - Date.parse(iso)) / 1000));
}
