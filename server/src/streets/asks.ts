import type { reach, Route, travelTimes } from "@najda/geo";
import type { LngLat, TravelAccuracy } from "@najda/protocol";

/** What the server asks of the thread that searches, by name, and what it answers. */
export interface Asks {
  travelTimes: { input: { incident: LngLat; from: LngLat[] }; answer: ReturnType<typeof travelTimes> };
  route: { input: { from: LngLat; to: LngLat }; answer: Route | undefined };
  reach: { input: { from: LngLat; limitSeconds: number }; answer: ReturnType<typeof reach> };
  /** The factors of the own history, from the records up to a moment. */
  calibrate: { input: { now: Date }; answer: TravelAccuracy };
  /** Reads the closures again; answered when they are in force. */
  closures: { input: object; answer: number };
}
export type AskName = keyof Asks;

/** From the server to the thread. */
export type Ask = { [N in AskName]: { id: number; name: N; input: Asks[N]["input"] } }[AskName];

/** From the thread to the server: an answer, or that it is ready for the first ask. */
export type Said = { id: number; answer: unknown } | { id: number; fault: string } | { readyFor: string };
