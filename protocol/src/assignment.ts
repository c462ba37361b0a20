import { z } from "zod";
import { Id, Line, Time } from "./values.ts";

export const AssignmentStatus = z.enum([
  "dispatched",
  "acknowledged",
  "en-route",
  "staged",
  "on-scene",
  "transporting",
  "at-destination",
  "cleared",
  "refused",
  "cancelled",
]);

/** A unit is sent to an incident. At most one of a unit's assignments is active (a partial unique index says so too). */
export const Assignment = z.object({
  id: Id,
  centreId: Id,
  incidentId: Id,
  unitId: Id,
  status: AssignmentStatus,
  active: z.boolean(),
  /** When the present status was reported to have begun. */
  statusSince: Time,
  /** Time stamp of each status that was reported, NEMSIS eTimes style; a skipped one is missing. */
  times: z.partialRecord(AssignmentStatus, Time),
  /** How far the assignment got on its way to a person: on the crew's device, opened by them. */
  reachedAt: Time.optional(),
  openedAt: Time.optional(),
  /** What did not go by the book: kept, shown, never refused for it. */
  flags: z.array(z.object({ status: AssignmentStatus, reportedAt: Time, flag: z.enum(["skipped", "late"]) })),
  /** 0 none; 1 sent again; 2 the desk was told to send somebody else. */
  escalation: z.number().int(),
  reason: z.string().optional(),
  destination: z.string().optional(),
  version: z.number().int(),
});

/**
 * Where an assignment may go next. The server enforces it; the screens draw only these buttons.
 * Forward steps may be skipped (a crew that is already there says so) and are flagged then.
 * The same edges stand in the table `assignment_edges` for the database's own check.
 */
export const nextAssignmentStatuses: Record<AssignmentStatus, readonly AssignmentStatus[]> = {
  dispatched: ["acknowledged", "en-route", "staged", "on-scene", "transporting", "at-destination", "cleared", "refused", "cancelled"],
  acknowledged: ["en-route", "staged", "on-scene", "transporting", "at-destination", "cleared", "refused", "cancelled"],
  "en-route": ["staged", "on-scene", "transporting", "at-destination", "cleared", "cancelled"],
  staged: ["en-route", "on-scene", "transporting", "at-destination", "cleared", "cancelled"],
  "on-scene": ["transporting", "at-destination", "cleared", "cancelled"],
  transporting: ["at-destination", "cleared", "cancelled"],
  "at-destination": ["en-route", "cleared", "cancelled"],
  cleared: [],
  refused: [],
  cancelled: [],
};

/** The one step that follows when nothing is skipped, or undefined at an end. */
export const nextStep: Record<AssignmentStatus, AssignmentStatus | undefined> = {
  dispatched: "acknowledged",
  acknowledged: "en-route",
  "en-route": "on-scene",
  staged: "on-scene",
  "on-scene": "cleared",
  transporting: "at-destination",
  "at-destination": "cleared",
  cleared: undefined,
  refused: undefined,
  cancelled: undefined,
};

export const isActive = (status: AssignmentStatus): boolean => nextAssignmentStatuses[status].length > 0;

/** What a crew or the desk reports. `reason` goes with refused, `destination` with transporting. */
export const StatusReport = z.strictObject({
  assignmentId: Id,
  status: AssignmentStatus.exclude(["dispatched", "cancelled"]),
  reportedAt: Time.describe("when it happened, by the reporter's clock"),
  reason: Line.optional(),
  destination: Line.optional(),
});

export type AssignmentStatus = z.infer<typeof AssignmentStatus>;
export type Assignment = z.infer<typeof Assignment>;
