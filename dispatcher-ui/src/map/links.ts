import type { Board } from "@najda/protocol";
import type { LinkOnMap } from "@najda/client/map";

const onTheWay = ["dispatched", "acknowledged", "en-route", "staged"];

/** Dotted lines from units that are on their way to where they are going. */
export function links(assignments: Board["assignments"], incidents: Board["incidents"]): readonly LinkOnMap[] {
  return Object.values(assignments).flatMap((assignment) => {
    const incident = incidents[assignment.incidentId];
    return incident !== undefined && onTheWay.includes(assignment.status) ? [{ unitId: assignment.unitId, to: incident.at }] : [];
  });
}
