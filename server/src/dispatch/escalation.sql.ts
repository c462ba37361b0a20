import type { Db } from "@najda/protocol";

/** The centre that an assignment belongs to; a timer knows only the assignment. */
export async function findAssignmentCentre(db: Db, assignmentId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ centreId: string }>(`select centre_id as "centreId" from assignments where id = $1`, [assignmentId]);
  return rows[0]?.centreId;
}
