import { z } from "zod";

/** An id made by its sender, so that a repeat is recognised. UUIDv7 sorts by time and is what our own apps send. */
export const Id = z.uuid().describe("UUID made by the sender; version 7 preferred");

/** A point in time, ISO 8601 with an offset ("2026-11-21T14:05:00+03:00" or "...Z"). */
export const Time = z.iso.datetime({ offset: true }).describe("ISO 8601 with an offset");

/** WGS 84, longitude first, as GeoJSON has it (RFC 7946, 3.1.1). */
export const LngLat = z
  .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .describe("[longitude, latitude], WGS 84");

const Ring = z.array(LngLat).min(4);

/**
 * Where an alert applies. The schema says the shape; that rings are closed, do not cross themselves and have
 * at most 1,000 vertices together is checked by `checkArea` of the geo package and refused as `area-invalid`.
 */
export const Area = z
  .union([
    z.strictObject({ type: z.literal("Polygon"), coordinates: z.array(Ring).min(1) }),
    z.strictObject({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
  ])
  .describe("GeoJSON; rings closed and free of self-intersection, at most 1,000 vertices in all");

/** A BCP 47 tag: en, ar, ckb, fa, ... */
export const Language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/).describe("BCP 47 language tag");

/** What a place is called, by language. */
export const PlaceNames = z.record(Language, z.string().max(200)).describe("by language; `und` is the name as signposted");

/** One line that a person typed, 1 to 200 characters. */
export const Line = z.string().trim().min(1).max(200);

/** Free text that a person typed or dictated, up to 4,000 characters. */
export const Narrative = z.string().max(4000);

/** What the code lists use as keys: "structure-fire", "als", "engine". */
export const Code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/).describe("lower case letters, digits and hyphens");

/** Radius of a place's uncertainty in metres. */
export const Metres = z.number().min(0).max(1_000_000);

export type Id = z.infer<typeof Id>;
export type Time = z.infer<typeof Time>;
export type LngLat = z.infer<typeof LngLat>;
export type PlaceNames = z.infer<typeof PlaceNames>;
export type Area = z.infer<typeof Area>;
export type Language = z.infer<typeof Language>;
