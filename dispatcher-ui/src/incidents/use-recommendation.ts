import type { Incident } from "@najda/protocol";
import { useBoard, useNow } from "@najda/client/react";
import { useReading, type Reading } from "../shell/use-reading.ts";

/** Milliseconds after which units have moved enough to ask again. */
const askAgainMs = 20_000;

/**
 * The recommendation for an incident. Asked again when the incident changes, when one of the units in it is sent
 * elsewhere or goes off duty, and every 20 seconds; not at each event of the city, for a list that moves under the
 * hand is pressed wrongly.
 */
export function useRecommendation(incident: Incident, wanted: boolean): Reading<"incident:recommend"> {
  const step = Math.floor(useNow(askAgainMs) / askAgainMs);
  const freshness = useBoard((board) => {
    const here = Object.values(board.assignments).filter((each) => each.incidentId === incident.id);
    const place = `${incident.type} ${incident.at.join()} ${here.map((each) => each.unitId).sort().join()}`;
    return `${place} ${step}`;
  });
  const reading = useReading("incident:recommend", {
    input: wanted ? { incidentId: incident.id } : undefined,
    freshness: freshness ?? "",
  });
  const { value } = reading;
  // Units that were free when the answer came and are not any more.
  const taken = useBoard((board) => {
    const busy = new Set(Object.values(board.assignments).filter((each) => each.active).map((each) => each.unitId));
    return (value?.units ?? []).filter(({ unitId }) => busy.has(unitId) || board.units[unitId]?.duty !== "in-service").map((unit) => unit.unitId);
  });
  if (value === undefined || taken === undefined || taken.length === 0) return reading;
  return { ...reading, value: { ...value, units: value.units.filter((unit) => !taken.includes(unit.unitId)) } };
}
