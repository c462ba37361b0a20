import type { Route } from "@najda/geo";
import type { LngLat } from "@najda/protocol";

/** A routing engine of the operator's own, asked over HTTP. Every method rejects when there is no usable answer in time. */
export interface RoutingEngine {
  /** Seconds from each place to the incident, in their order; undefined where the engine knows no way. */
  travelSeconds(incident: LngLat, from: readonly LngLat[]): Promise<(number | undefined)[]>;
  /** Undefined where the engine knows no way. */
  route(from: LngLat, to: LngLat): Promise<Route | undefined>;
}

/** Reads what an engine answers to a GET, or to a POST of JSON. */
export type AskEngine = (path: string, body?: object) => Promise<unknown>;

/** Engines take a limited number of places at once: asks for parts of them, in order. */
export async function inParts<T>(places: readonly LngLat[], atOnce: number, ask: (part: readonly LngLat[]) => Promise<T[]>): Promise<T[]> {
  const parts = Array.from({ length: Math.ceil(places.length / atOnce) }, (_, at) => places.slice(at * atOnce, (at + 1) * atOnce));
  return (await Promise.all(parts.map(ask))).flat();
}
