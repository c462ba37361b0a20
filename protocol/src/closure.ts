import { z } from "zod";
import { Id, Line, LngLat, Time } from "./values.ts";

/** What is drawn: an area, or a line across or along streets. */
export const ClosureShape = z
  .union([
    z.strictObject({ type: z.literal("Polygon"), coordinates: z.array(z.array(LngLat).min(4).max(500)).min(1).max(10) }),
    z.strictObject({ type: z.literal("LineString"), coordinates: z.array(LngLat).min(2).max(500) }),
  ])
  .describe("GeoJSON; a polygon as for alerts, a line across the streets that are meant or along them, at most 50 km");

/** Streets that can't be passed, or only slowly, until somebody says otherwise. */
export const Closure = z.object({
  id: Id,
  centreId: Id,
  shape: ClosureShape,
  factor: z.number().optional().describe("how many times as long a street takes; absent where it is closed"),
  reason: z.string(),
  addedAt: Time,
  until: Time.optional(),
  endedAt: Time.optional(),
  version: z.number().int(),
});

export const NewClosure = z.strictObject({
  id: Id,
  shape: ClosureShape,
  factor: z.number().min(1.1).max(20).optional().describe("how many times as long a street takes; absent: closed"),
  reason: Line,
  until: Time.optional().describe("ends by itself then"),
});

/** The soonest way over the streets, as far as the server knows them. */
export const FoundRoute = z.object({
  line: z.array(LngLat),
  metres: z.number(),
  seconds: z.number(),
  arrivesAt: Time,
  names: z.array(z.string()).describe("streets in the order in which they are driven"),
  by: z.enum(["streets", "straight-line"]),
  closures: z.number().int().describe("closed streets that have to be passed"),
});

/** When a unit that was sent will be there. */
export const Arrival = z.object({
  unitId: Id,
  callSign: z.string(),
  seconds: z.number().int(),
  arrivesAt: Time,
  by: z.enum(["streets", "straight-line"]),
  closures: z.number().int(),
  positionAgeSeconds: z.number().int().optional(),
});

/** How well travel times were foretold, and what they are multiplied by since. */
export const TravelAccuracy = z.object({
  types: z.array(
    z.object({
      unitType: z.string(),
      drives: z.number().int(),
      factor: z.number(),
      errorBefore: z.number().describe("median share by which predictions were off, as the streets alone say"),
      errorAfter: z.number().describe("the same with the factors"),
    }),
  ),
  hours: z.array(z.object({ hour: z.number().int(), drives: z.number().int(), factor: z.number() })),
});

export type TravelAccuracy = z.infer<typeof TravelAccuracy>;
export type Closure = z.infer<typeof Closure>;
export type ClosureShape = z.infer<typeof ClosureShape>;
export type FoundRoute = z.infer<typeof FoundRoute>;
export type Arrival = z.infer<typeof Arrival>;
