import type { SlowZone } from "@najda/geo";
import type { Closure, Db } from "@najda/protocol";
import { present } from "../infra/rows.ts";

const columns = `c.id, c.centre_id as "centreId", c.shape, c.factor, c.reason, c.added_at as "addedAt", c.until, c.ended_at as "endedAt", c.version`;

const asClosure = (row: object): Closure => present(row) as Closure;

/** What the searches of every node count, whichever centre drew it. */
export async function zonesInForce(db: Db): Promise<SlowZone[]> {
  const { rows } = await db.query<{ shape: SlowZone["shape"]; factor: number | null }>(`select shape, factor from closures where ended_at is null`);
  return rows.map(({ shape, factor }) => ({ shape, factor: factor ?? undefined }));
}

export async function anyInForce(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ any: boolean }>(`select exists (select from closures where ended_at is null) as any`);
  return rows[0]?.any === true;
}

export async function closuresShown(db: Db, centreId: string | undefined): Promise<Closure[]> {
  const { rows } = await db.query(`select ${columns} from closures c where c.centre_id = $1 and c.ended_at is null order by c.added_at, c.id`, [centreId]);
  return rows.map(asClosure);
}

interface NewClosure extends Omit<Closure, "version" | "endedAt"> {
  readonly addedBy: string;
}

/** False when there is one with this id already. */
export async function insertClosure(db: Db, { id, centreId, shape, factor, reason, addedBy, addedAt, until }: NewClosure): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into closures (id, centre_id, shape, factor, reason, added_by, added_at, until)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [id, centreId, JSON.stringify(shape), factor, reason, addedBy, addedAt, until],
  );
  return rowCount === 1;
}

export async function lockClosure(db: Db, { id, centreId }: { id: string; centreId?: string | undefined }): Promise<Closure | undefined> {
  const { rows } = await db.query(`select ${columns} from closures c where c.id = $1 and c.centre_id = coalesce($2, c.centre_id) for update`, [id, centreId]);
  return rows[0] && asClosure(rows[0]);
}

export async function countInForce(db: Db, centreId: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(`select count(*)::int as count from closures where centre_id = $1 and ended_at is null`, [centreId]);
  return rows[0]?.count ?? 0;
}

export async function endClosureRow(db: Db, { id, now }: { id: string; now: Date }): Promise<void> {
  await db.query(`update closures set ended_at = $2, version = version + 1 where id = $1`, [id, now]);
}
