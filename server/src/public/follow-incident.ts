import type { Incident, Tx } from "@najda/protocol";
import { statusFromIncident } from "./report-status.ts";
import { saveStatusOfIncident } from "./reports.sql.ts";

/** Tells those who reported what has changed. Called with the incident's row locked, whenever its status changes. */
export async function followIncident(tx: Tx, incident: Pick<Incident, "id" | "status">): Promise<void> {
  const changed = await saveStatusOfIncident(tx, { incidentId: incident.id, status: statusFromIncident[incident.status] });
  for (const { report, personId } of changed) tx.publish("report:changed", { report, personId });
}
