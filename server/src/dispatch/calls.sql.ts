import type { Call, Db } from "@najda/protocol";
import { present } from "../infra/rows.ts";

/** The calls of an incident, first to last. */
export async function callsOf(db: Db, incidentId: string): Promise<Call[]> {
  const { rows } = await db.query(
    `select id, incident_id as "incidentId", source, array[st_x(at::geometry), st_y(at::geometry)] as at,
       accuracy_metres as "accuracyMetres", address, narrative, caller, taken_by as "takenBy", taken_at as "takenAt"
     from calls where incident_id = $1 order by taken_at, id`,
    [incidentId],
  );
  return rows.map((row) => present(row) as unknown as Call);
}
