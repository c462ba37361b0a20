import type { Tx } from "@najda/protocol";
import { findAssignment, lockAssignment, saveAssignment } from "./assignments.sql.ts";
import { findAssignmentCentre } from "./escalation.sql.ts";
import { logged } from "./incident-log.ts";
import { lockIncident } from "./incidents.sql.ts";
import { setTimer, type Timer } from "./timers.sql.ts";
import { findUnit } from "./units.sql.ts";

/** Nobody may be left waiting on a crew that does not answer: step 1 sends again, step 2 tells the desk. */
export async function startAcknowledgeTimer(tx: Tx, { assignmentId, step }: { assignmentId: string; step: number }): Promise<void> {
  const dueAt = new Date(tx.clock.now().getTime() + tx.settings.acknowledgeSeconds * 1_000);
  await setTimer(tx, { entityId: assignmentId, kind: "assignment-unacknowledged", step, dueAt });
}

const lastStep = 2;

/** The timer rang. Whoever answered meanwhile has made it pointless; otherwise the assignment says so to everybody. */
export async function escalate(tx: Tx, { entityId, step }: Timer): Promise<void> {
  const centreId = await findAssignmentCentre(tx, entityId);
  const found = centreId && (await findAssignment(tx, { centreId, id: entityId }));
  const incident = found && (await lockIncident(tx, { centreId, id: found.incidentId }));
  const assignment = incident && (await lockAssignment(tx, { centreId, id: entityId }));
  if (!assignment || assignment.status !== "dispatched" || assignment.escalation >= step) return;
  const saved = await saveAssignment(tx, { ...assignment, escalation: step });
  if (step < lastStep) await startAcknowledgeTimer(tx, { assignmentId: entityId, step: step + 1 });
  tx.publish("assignment:changed", saved);
  const unit = await findUnit(tx, { centreId: saved.centreId, id: saved.unitId });
  await logged(tx, { incident, what: "escalated", unit });
}
