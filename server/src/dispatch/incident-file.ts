import { Refused, type Actor, type Incident, type IncidentFile, type Input, type LogLine, type Reply, type Tx } from "@najda/protocol";
import { assignmentsOf } from "./assignments.sql.ts";
import { callsOf } from "./calls.sql.ts";
import { centreOf } from "./dispatch.ts";
import { logged } from "./incident-log.ts";
import { findIncident, lockIncident, searchIncidents } from "./incidents.sql.ts";
import { linesOf } from "./log-lines.sql.ts";

/** Notes may be added to ended incidents too: what is remembered late belongs to the file. */
export async function noteIncident(tx: Tx, by: Actor, input: Input<"incident:note">): Promise<LogLine> {
  const incident = visibleTo(by, await lockIncident(tx, { centreId: centreOf(by), id: input.incidentId }), input.incidentId);
  const line = await logged(tx, { incident, by, what: "note", id: input.noteId, text: input.text });
  if (line === undefined) throw new Refused("id-reused", { id: input.noteId });
  return line;
}

export async function readIncident(tx: Tx, by: Actor, input: Input<"incident:read">): Promise<IncidentFile> {
  const incident = visibleTo(by, await findIncident(tx, { centreId: centreOf(by), id: input.incidentId }), input.incidentId);
  return {
    incident,
    calls: await callsOf(tx, incident.id),
    assignments: await assignmentsOf(tx, incident.id),
    log: await linesOf(tx, incident.id),
  };
}

export async function findIncidents(tx: Tx, by: Actor, input: Input<"incident:search">): Promise<Reply<"incident:search">> {
  return { incidents: await searchIncidents(tx, { centreId: centreOf(by), text: input.text, limit: input.limit ?? 50 }) };
}

/** A crew sees the incidents that its unit is on; for everything else there is no such thing. */
function visibleTo(by: Actor, incident: Incident | undefined, id: string): Incident {
  const hidden = by.role === "responder" && !incident?.units.some((unit) => unit.unitId === by.unitId);
  if (incident === undefined || hidden) throw new Refused("not-found", { incidentId: id });
  return incident;
}
