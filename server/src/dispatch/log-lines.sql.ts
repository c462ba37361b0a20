import type { Db, LogLine } from "@najda/protocol";
import { present } from "../infra/rows.ts";

export interface NewLine extends LogLine {
  readonly centreId: string;
  readonly incidentId: string;
}

/** False when a line with this id is there already. */
export async function insertLine(db: Db, line: NewLine): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into incident_log (id, centre_id, incident_id, at, by_name, what, unit_id, call_sign, status, text)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing`,
    [line.id, line.centreId, line.incidentId, line.at, line.by, line.what, line.unitId, line.callSign, line.status, line.text],
  );
  return rowCount === 1;
}

/** An incident's log, oldest first. */
export async function linesOf(db: Db, incidentId: string): Promise<LogLine[]> {
  const { rows } = await db.query(
    `select id, at, by_name as "by", what, unit_id as "unitId", call_sign as "callSign", status, text
     from incident_log where incident_id = $1 order by at, id`,
    [incidentId],
  );
  return rows.map((row) => present(row) as unknown as LogLine);
}
