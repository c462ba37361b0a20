import type { Incident, SentInput } from "@najda/protocol";

/** The fields of the change form, as text. */
export interface ChangeFields {
  readonly type: string;
  readonly priority: number;
  readonly address: string;
  readonly narrative: string;
  readonly hazard: string;
}

export const fieldsOf = (incident: Incident): ChangeFields => ({
  type: incident.type,
  priority: incident.priority,
  address: incident.address ?? "",
  narrative: incident.narrative ?? "",
  hazard: incident.hazard ?? "",
});

/**
 * Only what was altered since the form opened, so that two desks that correct different things do not undo each other.
 * Undefined when nothing was. An emptied address or hazard can't be sent (a line has at least one letter) and stays.
 */
export function changes(incidentId: string, before: ChangeFields, after: ChangeFields): SentInput<"incident:change"> | undefined {
  const changed = {
    ...(after.type !== before.type && { type: after.type }),
    ...(after.priority !== before.priority && { priority: after.priority }),
    ...(after.address.trim() !== before.address && after.address.trim() !== "" && { address: after.address.trim() }),
    ...(after.narrative !== before.narrative && { narrative: after.narrative }),
    ...(after.hazard.trim() !== before.hazard && after.hazard.trim() !== "" && { hazard: after.hazard.trim() }),
  };
  return Object.keys(changed).length === 0 ? undefined : { incidentId, ...changed };
}
