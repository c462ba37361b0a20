import { z } from "zod";
import { Id, Line, LngLat, PlaceNames, Time } from "./values.ts";
import { Unit } from "./unit.ts";

/** Whose coverage: that of the units of one service. */
export const Service = Unit.shape.service;

/** People whom no free unit reaches in time any more when this one is sent. Always an estimate. */
export const CoverageLoss = z.object({
  people: z.number().int(),
  share: z.number().describe("of all people of the map, 0 to 1"),
  estimate: z.literal(true),
});

/** Equal cells over the map, counted row by row from the south-west, and those in which people live. */
export const CoverageGrid = z.object({
  id: Id.describe("changes with the map or the people"),
  west: z.number(),
  south: z.number(),
  stepLng: z.number(),
  stepLat: z.number(),
  columns: z.number().int(),
  cells: z.array(z.number().int()).describe("numbers of the cells where people live, rising"),
  people: z.number().int(),
  source: z.enum(["buildings", "file"]).describe("estimated from the floor area of buildings, or the operator's file"),
  estimate: z.literal(true),
});

/** How many free units of a service reach each cell in time, at one moment. */
export const CoverageView = z.object({
  gridId: Id,
  service: Service,
  at: Time,
  minutes: z.number().describe("travel time within which a place counts as covered"),
  zoneMinutes: z.object({ least: z.number(), most: z.number() }).optional().describe("of the agency's own zones that have a target of their own: there it counts instead"),
  counts: z.string().describe("a digit for each of the grid's cells in turn: free units that reach it in time, 9 for 9 and more"),
  people: z.number().int(),
  covered: z.number().int().describe("people whom at least one free unit reaches in time"),
  coveredTwice: z.number().int().describe("people whom at least two reach"),
  estimate: z.literal(true),
  units: z.array(z.object({ unitId: Id, callSign: z.string(), covers: z.number().int(), loss: CoverageLoss })),
  /** What the unit that was asked for reaches: places in the grid's list of cells. */
  reach: z.array(z.number().int()).optional(),
});

/** A zone whose people no free unit of a service reaches in time. It stays on the board until one does again. */
export const CoverageGap = z.object({
  id: Id,
  centreId: Id,
  service: Service,
  /** One of the agency's own zones where it has imported any, else a named place of the map. */
  zone: z.object({ names: PlaceNames, at: LngLat }),
  people: z.number().int().describe("in the zone, estimated"),
  since: Time,
  acknowledgedBy: z.string().optional(),
  /** It lasts so long that a unit should be moved there. */
  moveUpDue: z.boolean(),
  endedAt: Time.optional(),
  version: z.number().int(),
});

/** Where a unit is moved to. */
export const Station = z.object({ name: Line, at: LngLat, names: PlaceNames.optional() });

/** A free unit covers another place than its own until the order ends; it can be sent all the while. */
export const MoveUp = z.object({
  id: Id,
  centreId: Id,
  unitId: Id,
  callSign: z.string(),
  to: Station,
  orderedAt: Time,
  orderedBy: z.string(),
  ended: z.object({ at: Time, why: z.enum(["called-back", "sent", "off-duty"]), by: z.enum(["desk", "crew"]).optional() }).optional(),
  version: z.number().int(),
});

/** Which unit to move where; those of one answer belong together. */
export const MoveUpSuggestion = z.object({
  unitId: Id,
  callSign: z.string(),
  to: Station,
  etaSeconds: z.number().int().optional(),
  people: z.number().int().describe("people covered in addition, less those left behind; an estimate"),
  share: z.number(),
});

export type Service = z.infer<typeof Service>;
export type CoverageLoss = z.infer<typeof CoverageLoss>;
export type CoverageGrid = z.infer<typeof CoverageGrid>;
export type CoverageView = z.infer<typeof CoverageView>;
export type CoverageGap = z.infer<typeof CoverageGap>;
export type MoveUp = z.infer<typeof MoveUp>;
export type MoveUpSuggestion = z.infer<typeof MoveUpSuggestion>;
