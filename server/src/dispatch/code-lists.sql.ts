import type { Db, IncidentType } from "@najda/protocol";

export async function findType(db: Db, code: string): Promise<IncidentType | undefined> {
  const { rows } = await db.query<IncidentType>(
    `select code, names, priority, needs, version from incident_types where code = $1`,
    [code],
  );
  return rows[0];
}

export async function hasDisposition(db: Db, code: string): Promise<boolean> {
  const { rowCount } = await db.query(`select from dispositions where code = $1`, [code]);
  return rowCount === 1;
}
