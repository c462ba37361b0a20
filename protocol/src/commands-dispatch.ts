import { z } from "zod";
import { Assignment, StatusReport } from "./assignment.ts";
import { command } from "./command.ts";
import { Call, CallInput, Incident, IncidentFile, LogLine, Priority, Recommendation } from "./incident.ts";
import { Report, ReportInput, ReportState } from "./report.ts";
import { Duty, Position, Unit } from "./unit.ts";
import { Code, Id, Language, Line, LngLat, Metres, Narrative, Time } from "./values.ts";

const desk = ["call-taker", "dispatcher", "supervisor"] as const;
const dispatching = ["dispatcher", "supervisor"] as const;
/** A line, or nothing at all to take back what was there. */
const Emptied = z.string().trim().max(200).describe("an empty text takes it back");
const ofIncident = { incidentId: Id };

/** Life 1: call to closed. */
export const dispatchCommands = {
  "call:take": command({
    says: "Takes a call: opens an incident, or attaches the call to an open one.",
    by: desk,
    input: CallInput,
    reply: Incident,
    offline: "queue",
    naturalKey: (call) => call.id,
  }),
  "report:file": command({
    says: "A citizen asks for help through the app.",
    by: ["citizen"],
    input: ReportInput,
    reply: ReportState,
    offline: "queue",
    naturalKey: (report) => report.id,
  }),
  "report:mine": command({
    says: "The reports that this citizen filed, newest first, and what became of them.",
    by: ["citizen"],
    input: z.strictObject({}),
    reply: z.object({ reports: z.array(ReportState) }),
    reads: true,
  }),
  "report:accept": command({
    says: "Turns a citizen's report into a call: it opens an incident or joins an open one.",
    by: desk,
    input: z.strictObject({
      reportId: Id,
      incidentId: Id.describe("a new id opens an incident; the id of an open one attaches the report"),
      type: Code.optional(),
      priority: Priority.optional(),
    }),
    reply: Incident,
  }),
  "report:dismiss": command({
    says: "A report that needs nobody sent: it was checked and is no emergency.",
    by: desk,
    input: z.strictObject({ reportId: Id, note: Line.optional() }),
    reply: Report,
  }),
  "incident:read": command({
    says: "All that is known of one incident: calls, assignments (ended ones too) and the log.",
    by: [...desk, "responder"],
    input: z.strictObject(ofIncident),
    reply: IncidentFile,
    reads: true,
  }),
  "incident:search": command({
    says: "Incidents of this centre, open and ended, newest first.",
    by: desk,
    input: z.strictObject({ text: z.string().max(100).optional(), limit: z.number().int().min(1).max(200).optional() }),
    reply: z.object({ incidents: z.array(Incident) }),
    reads: true,
  }),
  "incident:recommend": command({
    says: "The units to send, best first, each with its reasons; those left out with theirs; what is missing.",
    by: desk,
    input: z.strictObject(ofIncident),
    reply: Recommendation,
    reads: true,
  }),
  "incident:assign": command({
    says: "Sends a unit. Refused when the unit is on another incident or not in service.",
    by: dispatching,
    input: z.strictObject({ assignmentId: Id, incidentId: Id, unitId: Id }),
    reply: Assignment,
    naturalKey: (sent) => sent.assignmentId,
  }),
  "assignment:report": command({
    says: "A crew, or the desk for it, reports a status. Skipped steps and late reports are kept and flagged.",
    by: ["responder", ...dispatching],
    input: StatusReport,
    reply: Assignment,
    offline: "queue",
    naturalKey: (report) => `${report.assignmentId} ${report.status} ${Date.parse(report.reportedAt)}`,
  }),
  "assignment:seen": command({
    says: "The crew's device tells that the assignment arrived on it, or was opened.",
    by: ["responder"],
    input: z.strictObject({ assignmentId: Id, step: z.enum(["reached", "opened"]), at: Time }),
    reply: Assignment,
    offline: "queue",
  }),
  "assignment:cancel": command({
    says: "Calls a unit back.",
    by: dispatching,
    input: z.strictObject({ assignmentId: Id, reason: Line.optional() }),
    reply: Assignment,
  }),
  "incident:change": command({
    says: "Corrects or adds to what is known of an incident.",
    by: desk,
    input: z.strictObject({
      ...ofIncident,
      type: Code.optional(),
      priority: Priority.optional(),
      at: LngLat.optional(),
      accuracyMetres: Metres.optional(),
      address: Emptied.optional(),
      narrative: Narrative.optional(),
      hazard: Emptied.optional(),
    }),
    reply: Incident,
  }),
  "incident:note": command({
    says: "Adds a note to an incident's log.",
    by: [...desk, "responder"],
    input: z.strictObject({ noteId: Id, ...ofIncident, text: z.string().trim().min(1).max(2000) }),
    reply: LogLine,
    offline: "queue",
    naturalKey: (note) => note.noteId,
  }),
  "incident:cancel": command({
    says: "Ends an incident that turned out to be none. Its units are called back.",
    by: dispatching,
    input: z.strictObject({ ...ofIncident, reason: Line }),
    reply: Incident,
  }),
  "incident:close": command({
    says: "Closes an incident with its outcome. Refused while units still work on it.",
    by: dispatching,
    input: z.strictObject({ ...ofIncident, disposition: Code, note: Line.optional() }),
    reply: Incident,
  }),
  "incident:reopen": command({
    says: "Puts a closed or cancelled incident back on the board.",
    by: dispatching,
    input: z.strictObject({ ...ofIncident, reason: Line }),
    reply: Incident,
  }),
  "unit:duty": command({
    says: "Logs a unit on, takes it out of service for a reason, or logs it off. Refused while it is on an incident.",
    by: ["responder", ...dispatching],
    input: z.strictObject({ unitId: Id, duty: Duty, reason: Line.optional(), crewSize: z.number().int().min(0).max(30).optional() }),
    reply: Unit,
  }),
  "position:report": command({
    says: "Where a unit is. Volatile: not kept, not answered; the newest counts.",
    by: ["responder"],
    input: z.strictObject(Position.shape),
    reply: z.object({}),
    reads: true,
  }),
  "place:find": command({
    says:
      "What a text means on the map, the best first: names in any script (typing errors and transliterations too), addresses, intersections (\"A x B\"), coordinates, Plus Codes, units and stations of the own centre. Without text: the address and the intersection nearest to `near`.",
    by: [...desk, "alert-author", "citizen"],
    input: z.strictObject({
      text: z.string().max(200).optional(),
      near: LngLat.optional(),
      limit: z.number().int().min(1).max(20).optional(),
      language: Language.optional().describe("of the names in the answer, where the map has them"),
    }),
    reply: z.object({
      places: z.array(
        z.object({
          name: z.string(),
          kind: z.string().describe("address, street, intersection, hospital, district, ..., coordinates, plus-code, unit, base (a station of units)"),
          at: LngLat,
          metres: z.number().optional().describe("from `near`"),
          area: z.string().optional().describe("the quarter or town around it; for coordinates the nearest address"),
          unitId: Id.optional(),
        }),
      ),
    }),
    reads: true,
  }),
} as const;

export type { Call };
