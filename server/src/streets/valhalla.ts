import type { LngLat } from "@najda/protocol";
import { z } from "zod";
import { type AskEngine, inParts, type RoutingEngine } from "./routing-engine.ts";

/** Well inside `max_matrix_location_pairs`, which is 2,500 unless the operator says otherwise. */
const placesAtOnce = 500;

const Matrix = z.object({ sources_to_targets: z.array(z.tuple([z.object({ time: z.number().min(0).nullable() })])) });
/** 171: no street near; 442: no way found. */
const NoWay = z.object({ error_code: z.union([z.literal(171), z.literal(442)]) });
const Trip = z.object({
  trip: z.object({
    summary: z.object({ time: z.number().min(0), length: z.number().min(0) }),
    legs: z.array(z.object({ shape: z.string(), maneuvers: z.array(z.object({ street_names: z.array(z.string()).optional() })) })).min(1),
  }),
});

const location = ([lon, lat]: LngLat) => ({ lon, lat });

/** Valhalla's HTTP API: `/sources_to_targets` for travel times, `/route` for a way (valhalla.github.io). */
export function valhalla(ask: AskEngine): RoutingEngine {
  return {
    travelSeconds: (incident, from) =>
      inParts(from, placesAtOnce, async (part) => {
        const answer = await ask("/sources_to_targets", { sources: part.map(location), targets: [location(incident)], costing: "auto" });
        if (NoWay.safeParse(answer).success) return part.map(() => undefined);
        const { sources_to_targets: rows } = Matrix.parse(answer);
        if (rows.length !== part.length) throw new Error(`Valhalla was asked for ${part.length} times and gave ${rows.length}`);
        return rows.map(([{ time }]) => time ?? undefined);
      }),
    async route(from, to) {
      const answer = await ask("/route", { locations: [location(from), location(to)], costing: "auto", units: "kilometers" });
      if (NoWay.safeParse(answer).success) return undefined;
      const { summary, legs } = Trip.parse(answer).trip;
      const names = legs.flatMap(({ maneuvers }) => maneuvers.flatMap(({ street_names: [name = ""] = [] }) => name)).filter((name, at, all) => name !== "" && name !== all[at - 1]);
      return { line: legs.flatMap(({ shape }) => decodeLine(shape)), metres: summary.length * 1000, seconds: summary.time, names, closures: 0 };
    },
  };
}

/** Google's encoded polyline with six decimals, latitude first: what Valhalla calls a shape. */
export function decodeLine(shape: string): LngLat[] {
  const line: LngLat[] = [];
  let [at, lat, lng] = [0, 0, 0];
  const next = (): number => {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = shape.charCodeAt(at++) - 63;
      if (Number.isNaN(byte)) throw new Error("Valhalla's shape ends in the middle");
      value |= (byte & 0x1f) << shift;
      shift += 5;
    } while (byte >= 0x20);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  while (at < shape.length) {
    lat += next();
    lng += next();
    line.push([lng / 1e6, lat / 1e6]);
  }
  return line;
}
