import { z } from "zod";
import { Code, Id, Line, LngLat, Metres, Time } from "./values.ts";

/** First of a unit's three axes. Assignments are the second, overlays the third: never one column for all. */
export const Duty = z.enum(["off-duty", "in-service", "out-of-service"]);

/** A vehicle or team that can be sent. Its position is not part of it: positions are not kept events. */
export const Unit = z.object({
  id: Id,
  centreId: Id,
  agencyId: Id,
  service: z.enum(["police", "fire", "ambulance", "rescue", "civil-defence", "other"]),
  callSign: z.string(),
  type: Code,
  capabilities: z.array(Code),
  duty: Duty,
  dutyReason: z.string().optional(),
  crewSize: z.number().int().optional(),
  station: z.object({ name: z.string(), at: LngLat }).optional(),
  version: z.number().int(),
});

/** The newest position of a unit. Not numbered, not acknowledged; `recordedAt` is the device's own clock. */
export const Position = z.object({
  unitId: Id,
  at: LngLat,
  recordedAt: Time,
  accuracyMetres: Metres.optional(),
  heading: z.number().min(0).max(360).optional().describe("degrees clockwise from north"),
  speed: z.number().min(0).max(200).optional().describe("metres per second"),
});

/** What `unit:add` and `unit:change` may set. */
export const UnitFields = {
  agencyId: Id,
  callSign: Line.max(30),
  type: Code,
  capabilities: z.array(Code).max(40),
  station: z.strictObject({ name: Line, at: LngLat }).optional(),
};

export type Duty = z.infer<typeof Duty>;
export type Unit = z.infer<typeof Unit>;
export type Position = z.infer<typeof Position>;
