import { z } from "zod";
import { Code, Id, Language, Line, LngLat, Metres, Narrative, Time } from "./values.ts";
import { Assignment, AssignmentStatus } from "./assignment.ts";
import { CoverageLoss } from "./coverage.ts";

/** Derived from the assignments, but for the human decisions closed and cancelled. */
export const IncidentStatus = z.enum(["pending", "dispatched", "en-route", "on-scene", "cleared", "closed", "cancelled"]);

/** 1 is the most urgent. */
export const Priority = z.number().int().min(1).max(5);

export const Caller = z.strictObject({
  name: Line.optional(),
  phone: z.string().trim().max(32).optional(),
  language: Language.optional(),
});

/** What is going on, and what crews need to know of it. */
export const Incident = z.object({
  id: Id,
  centreId: Id,
  number: z.string().describe("year and running number of the centre: 2026-000412"),
  type: Code,
  priority: Priority,
  status: IncidentStatus,
  statusSince: Time,
  openedAt: Time,
  at: LngLat,
  accuracyMetres: Metres.optional(),
  address: z.string().optional(),
  narrative: z.string().optional(),
  hazard: z.string().optional(),
  silent: z.boolean().optional().describe("true: somebody there hides or can't speak; nobody rings back, crews come quietly"),
  callCount: z.number().int(),
  /** The first caller, to ring back. */
  caller: Caller.optional(),
  /** Units whose assignment is active, in the order they were sent. */
  units: z.array(z.object({ unitId: Id, callSign: z.string() })),
  disposition: Code.optional(),
  version: z.number().int(),
});

/** A call as it is taken. Place and type release an incident; the rest follows while the caller talks. */
export const CallInput = z.strictObject({
  id: Id.describe("of this call"),
  incidentId: Id.describe("a new id opens an incident; the id of an open one attaches the call to it"),
  at: LngLat,
  type: Code,
  accuracyMetres: Metres.optional(),
  address: Line.optional(),
  narrative: Narrative.optional(),
  hazard: Line.optional(),
  caller: Caller.optional(),
  priority: Priority.optional(),
  presentedAt: Time.optional().describe("when the phone rang"),
});

export const Call = z.object({
  id: Id,
  incidentId: Id,
  source: z.enum(["desk", "telephony", "citizen-app"]),
  at: LngLat,
  accuracyMetres: Metres.optional(),
  address: z.string().optional(),
  narrative: z.string().optional(),
  caller: Caller.optional(),
  takenBy: z.string().optional(),
  takenAt: Time,
});

/** One line of an incident's log: what happened, who did it. `what` is a key that the apps translate. */
export const LogLine = z.object({
  id: Id,
  at: Time,
  by: z.string().optional(),
  what: z.enum([
    "call-taken",
    "call-attached",
    "changed",
    "note",
    "unit-sent",
    "status-reported",
    "status-late",
    "assignment-cancelled",
    "escalated",
    "closed",
    "cancelled",
    "reopened",
  ]),
  unitId: Id.optional(),
  callSign: z.string().optional(),
  status: AssignmentStatus.optional(),
  text: z.string().optional(),
});

/** All that is known of one incident. */
export const IncidentFile = z.object({
  incident: Incident,
  calls: z.array(Call),
  assignments: z.array(Assignment),
  log: z.array(LogLine),
});

/** What an incident may be, and what it needs: a run card in its plainest form. */
export const IncidentType = z.object({
  code: Code,
  names: z.record(Language, z.string()),
  priority: Priority,
  /** Units with these capabilities, one each unless `count` says more. */
  needs: z.array(z.object({ capability: Code, count: z.number().int().min(1).max(20) })),
  version: z.number().int(),
});

export const Disposition = z.object({ code: Code, names: z.record(Language, z.string()) });

/** Why a unit stands where it stands in a recommendation; the apps translate the code with its facts. */
export const Reason = z.object({
  code: z.enum([
    "capability",
    "nearest",
    "travel-time-streets",
    "travel-time-straight-line",
    "position-fresh",
    "at-station",
    "lacks-capability",
    "busy",
    "off-duty",
    "out-of-service",
    "position-old",
    "position-doubtful",
    "no-position",
    "too-far",
    "already-sent",
    "need-filled",
    "through-closure",
  ]),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const Recommendation = z.object({
  units: z.array(
    z.object({
      unitId: Id,
      callSign: z.string(),
      etaSeconds: z.number(),
      metres: z.number(),
      /** The need of the run card that this unit would fill; absent for a unit beyond the card. */
      fills: Code.optional(),
      /** Who is covered no more once this unit is sent; absent where it is not known. */
      coverageLoss: CoverageLoss.optional(),
      reasons: z.array(Reason),
    }),
  ),
  leftOut: z.array(z.object({ unitId: Id, callSign: z.string(), reasons: z.array(Reason) })),
  shortfalls: z.array(z.object({ capability: Code, missing: z.number().int() })),
});

export type IncidentStatus = z.infer<typeof IncidentStatus>;
export type Incident = z.infer<typeof Incident>;
export type Caller = z.infer<typeof Caller>;
export type CallInput = z.infer<typeof CallInput>;
export type Call = z.infer<typeof Call>;
export type LogLine = z.infer<typeof LogLine>;
export type IncidentFile = z.infer<typeof IncidentFile>;
export type IncidentType = z.infer<typeof IncidentType>;
export type Disposition = z.infer<typeof Disposition>;
export type Reason = z.infer<typeof Reason>;
export type Recommendation = z.infer<typeof Recommendation>;
