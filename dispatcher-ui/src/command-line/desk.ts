import type { Board, Disposition, Role } from "@najda/protocol";

/** What a line is read against: what is on the board and what is selected at this moment. */
export interface Desk {
  readonly board: Pick<Board, "units" | "incidents" | "assignments" | "incidentTypes">;
  readonly dispositions: readonly Disposition[];
  readonly selectedIncidentId?: string | undefined;
  readonly role: Role;
  readonly now: Date;
}
