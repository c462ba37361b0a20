import type { AssignmentStatus, Unit } from "@najda/protocol";
import { nextAssignmentStatuses, nextStep } from "@najda/protocol";

/** What a crew reports itself: the desk alone dispatches and cancels. */
export type ReportedStatus = Exclude<AssignmentStatus, "dispatched" | "cancelled">;

/** The buttons of an assignment: one for the thumb, at most two beside it, the rest in the "more" list. */
export interface NextButtons {
  readonly main: ReportedStatus | undefined;
  readonly beside: readonly ReportedStatus[];
  readonly more: readonly ReportedStatus[];
}

const byCrew = (status: AssignmentStatus): status is ReportedStatus => status !== "dispatched" && status !== "cancelled";

/** A patient on board is what an ambulance usually has next; for the others the work ends at the scene. */
function usualStep(status: AssignmentStatus, service: Unit["service"]): AssignmentStatus | undefined {
  return status === "on-scene" && service === "ambulance" ? "transporting" : nextStep[status];
}

const alongside: Partial<Record<AssignmentStatus, readonly ReportedStatus[]>> = {
  dispatched: ["refused"],
  acknowledged: ["refused"],
  "en-route": ["staged"],
  "on-scene": ["cleared", "transporting"],
  transporting: ["cleared"],
};

/** What the crew may press now. Every legal step is reachable; none that the server would refuse is drawn. */
export function nextButtons(status: AssignmentStatus, service: Unit["service"]): NextButtons {
  const legal = nextAssignmentStatuses[status].filter(byCrew);
  const main = legal.find((next) => next === usualStep(status, service));
  const beside = (alongside[status] ?? []).filter((next) => next !== main && legal.includes(next)).slice(0, 1);
  return { main, beside, more: legal.filter((next) => next !== main && !beside.includes(next)) };
}
