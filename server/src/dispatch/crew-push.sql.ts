import type { AssignmentStatus, Db, PlaceNames } from "@najda/protocol";
import { present } from "../infra/rows.ts";

/** As much of an assignment as a lock screen may show: no caller, no narrative. */
export interface AssignmentBrief {
  readonly status: AssignmentStatus;
  readonly number: string;
  readonly type: string;
  readonly priority: number;
  readonly address?: string;
}

export async function assignmentBrief(db: Db, assignmentId: string): Promise<AssignmentBrief | undefined> {
  const { rows } = await db.query(
    `select a.status, i.number, i.type, i.priority, i.address
     from assignments a join incidents i on i.id = a.incident_id where a.id = $1`,
    [assignmentId],
  );
  return rows[0] && (present(rows[0]) as unknown as AssignmentBrief);
}

/** Where a crew was to cover. */
export interface MoveUpBrief {
  readonly place: string;
  readonly names: PlaceNames | null;
  readonly isOver: boolean;
}

export async function moveUpBrief(db: Db, moveUpId: string): Promise<MoveUpBrief | undefined> {
  const { rows } = await db.query<MoveUpBrief>(
    `select to_name as place, to_names as names, ended_at is not null as "isOver" from move_ups where id = $1`,
    [moveUpId],
  );
  return rows[0];
}
