import { z } from "zod";
import { Agency } from "./people.ts";
import { Area, Code, Id, Line, Narrative, PlaceNames, Time } from "./values.ts";

/** What a zone is for: who is responsible by law, and how an agency divides its work. */
export const ZoneKind = z.enum(["jurisdiction", "district", "beat", "response-area"]);

/** All zones of one kind of one agency, in force for a time. A new version replaces the one before from its first moment on. */
export const ZoneVersion = z.object({
  id: Id,
  agencyId: Id,
  agencyName: z.string(),
  centreId: Id,
  kind: ZoneKind,
  number: z.number().int().describe("1 for the first of this agency and kind"),
  validFrom: Time,
  validUntil: Time.optional().describe("absent: until another version replaces it"),
  importedAt: Time,
  count: z.number().int().describe("zones in it"),
});

/** One zone of a version. */
export const Zone = z.object({
  id: Id,
  versionId: Id,
  code: z.string(),
  name: z.string(),
  names: PlaceNames.optional(),
  targetMinutes: z.number().int().optional().describe("travel time within which a free unit should reach it; absent: the service's own"),
  area: Area.optional(),
});

/** Whose a place is. */
export const ZoneHere = z.object({
  zoneId: Id,
  kind: ZoneKind,
  code: z.string(),
  name: z.string(),
  names: PlaceNames.optional(),
  agencyId: Id,
  agencyName: z.string(),
  agencyKind: Agency.shape.kind,
  centreId: Id,
  centreName: z.string(),
  validUntil: Time.optional(),
});

/** A feature as it comes from a mapping program: what matters of it is checked when it is imported, and refused with its place in the list. */
export const ZoneFeature = z.object({
  type: z.literal("Feature"),
  properties: z.record(z.string(), z.unknown()).nullable().describe("`code` (or `id`), `name`, names by language (`name:ar`, `name:en`, ...) and `targetMinutes` (1 to 240: the travel time of coverage in this zone) count"),
  geometry: z.unknown().describe("Polygon or MultiPolygon: closed rings free of self-intersection, at most 2,000 vertices; never repaired"),
});

export const ZoneCollection = z.object({ type: z.literal("FeatureCollection"), features: z.array(ZoneFeature).min(1).max(500) });

/** What is known of a building or a ground before anything happens there: a danger, or how to go about it, floor by floor. */
export const Premise = z.object({
  id: Id,
  kind: z.enum(["hazard", "pre-plan"]),
  name: Line,
  hazard: Code.optional().describe("gas, chemicals, electricity, collapse, violence, ... for a hazard"),
  text: Narrative,
  area: Area,
  floors: z.array(z.object({ floor: z.number().int().min(-20).max(200).describe("0 is the ground floor"), text: Narrative })).max(60),
  validUntil: Time.optional(),
});

export type ZoneKind = z.infer<typeof ZoneKind>;
export type ZoneVersion = z.infer<typeof ZoneVersion>;
export type Zone = z.infer<typeof Zone>;
export type ZoneHere = z.infer<typeof ZoneHere>;
export type ZoneCollection = z.infer<typeof ZoneCollection>;
export type Premise = z.infer<typeof Premise>;
