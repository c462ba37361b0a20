import type { Assignment, Unit } from "@najda/protocol";
import { unitCodes, unitState, type UnitState } from "@najda/client/translations";

/** What a unit is doing, for chips and strips. */
export interface UnitStatus {
  /** The value of `data-status`, which says the colour; also the key in the translations' `statuses`. */
  readonly state: UnitState;
  /** Two or three letters that mean the same in every language. */
  readonly code: string;
  /** Can be sent: in service and on nothing. */
  readonly free: boolean;
  /** When the present status of its assignment began. */
  readonly since?: string;
}

/** Duty and assignment are two axes; what is shown is the one that decides: the assignment before the duty. */
export function unitStatus(unit: Pick<Unit, "duty">, assignment?: Pick<Assignment, "active" | "status" | "statusSince">): UnitStatus {
  const working = assignment?.active === true ? assignment : undefined;
  const state = unitState(unit.duty, working?.status);
  return { state, code: unitCodes[state], free: state === "available", ...(working && { since: working.statusSince }) };
}
