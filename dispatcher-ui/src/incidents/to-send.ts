import type { Incident, IncidentType, Recommendation } from "@najda/protocol";

/**
 * What one press on "Send recommended" sends: every unit that fills a need of the run card. A type without a run card
 * gets its nearest unit, once.
 */
export function toSend(
  recommended: Recommendation,
  incident: Pick<Incident, "units">,
  type: Pick<IncidentType, "needs"> | undefined,
): Recommendation["units"] {
  const filling = recommended.units.filter((unit) => unit.fills !== undefined);
  if (filling.length > 0) return filling;
  const hasRunCard = type !== undefined && type.needs.length > 0;
  return hasRunCard || incident.units.length > 0 ? [] : recommended.units.slice(0, 1);
}
