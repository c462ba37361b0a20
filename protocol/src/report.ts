import { z } from "zod";
import { Code, Id, Line, LngLat, Metres, Narrative, Time } from "./values.ts";

/** What a citizen is told of a report: only what is true of the incident behind it. */
export const ReportStatus = z.enum(["received", "being-checked", "help-on-the-way", "help-arrived", "done", "not-an-emergency"]);

/** A citizen's call or notice through the app. `kind` is an incident type's code. */
export const ReportInput = z.strictObject({
  id: Id,
  at: LngLat.describe("where help is needed"),
  kind: Code,
  accuracyMetres: Metres.optional(),
  text: Narrative.optional(),
  address: Line.optional(),
  phone: z.string().trim().max(32).optional(),
  silent: z.boolean().optional().describe("true: do not ring back"),
  forSomeoneElse: z.boolean().optional(),
});

/** A report as the desk sees it. */
export const Report = z.object({
  id: Id,
  centreId: Id,
  trackingNumber: z.string(),
  kind: Code,
  at: LngLat,
  accuracyMetres: Metres.optional(),
  text: z.string().optional(),
  address: z.string().optional(),
  phone: z.string().optional(),
  silent: z.boolean(),
  forSomeoneElse: z.boolean(),
  filedAt: Time,
  status: ReportStatus,
  incidentId: Id.optional(),
  version: z.number().int(),
});

/** A report as the citizen who filed it sees it. */
export const ReportState = z.object({
  id: Id,
  trackingNumber: z.string(),
  kind: Code,
  filedAt: Time,
  status: ReportStatus,
});

export type ReportInput = z.infer<typeof ReportInput>;
export type ReportStatus = z.infer<typeof ReportStatus>;
export type Report = z.infer<typeof Report>;
export type ReportState = z.infer<typeof ReportState>;
