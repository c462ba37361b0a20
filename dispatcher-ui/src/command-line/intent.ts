import type { Assignment, AssignmentStatus, Disposition, Duty, Incident, IncidentType, LngLat, Unit } from "@najda/protocol";

/** A unit and the assignment that it is on. */
export interface UnitAtWork {
  readonly unit: Unit;
  readonly assignment: Assignment;
}

export interface Closing {
  readonly incident: Incident;
  readonly disposition: Disposition;
}

/** What a line means once every name in it has been found. */
export type Intent =
  | { readonly kind: "new"; readonly at?: LngLat; readonly place?: string; readonly type?: IncidentType; readonly narrative?: string }
  | { readonly kind: "dispatch"; readonly units: readonly Unit[]; readonly incident: Incident; readonly note?: string }
  | { readonly kind: "send-recommended"; readonly incident: Incident }
  | {
      readonly kind: "status";
      readonly units: readonly UnitAtWork[];
      readonly status: ReportedStatus;
      readonly reportedAt?: string;
      readonly destination?: string;
      /** "clear medic 7 taken-to-hospital" closes the incident as well, when nobody else is on it. */
      readonly closing?: Closing;
    }
  | { readonly kind: "free"; readonly units: readonly UnitAtWork[]; readonly reason?: string }
  | { readonly kind: "divert"; readonly units: readonly UnitAtWork[]; readonly incident: Incident }
  | { readonly kind: "cancel"; readonly incident: Incident; readonly reason: string }
  | { readonly kind: "close"; readonly incident: Incident; readonly disposition: Disposition; readonly note?: string }
  | { readonly kind: "note"; readonly incident: Incident; readonly text: string }
  | { readonly kind: "duty"; readonly units: readonly Unit[]; readonly duty: Duty; readonly reason?: string; readonly crewSize?: number }
  | { readonly kind: "view"; readonly incident: Incident }
  | { readonly kind: "view-unit"; readonly unit: Unit }
  | { readonly kind: "search"; readonly text: string }
  | { readonly kind: "where"; readonly text: string }
  | { readonly kind: "help" };

export type ReportedStatus = Exclude<AssignmentStatus, "dispatched" | "cancelled" | "refused" | "staged">;

/** Why a line can't be carried out as it stands; each has a sentence that says what to do. */
export const problems = [
  "verb-unknown",
  "unit-missing",
  "unit-unknown",
  "unit-ambiguous",
  "unit-busy",
  "unit-off-duty",
  "unit-not-assigned",
  "unit-still-assigned",
  "incident-missing",
  "incident-unknown",
  "incident-ambiguous",
  "text-missing",
  "place-missing",
  "reason-missing",
  "outcome-missing",
  "outcome-unknown",
  "outcome-ambiguous",
  "units-still-assigned",
  "status-illegal",
  "role",
] as const;

export interface Problem {
  readonly code: (typeof problems)[number];
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

export type Understood = { readonly ok: true; readonly intent: Intent } | { readonly ok: false; readonly problem: Problem };

/** Thrown inside the reading of a line and caught by `understand` alone: a line either becomes an intent or names its problem. */
export class NotUnderstood extends Error {
  readonly problem: Problem;
  constructor(code: Problem["code"], values: Problem["values"] = {}) {
    super(code);
    this.problem = { code, values };
  }
}
