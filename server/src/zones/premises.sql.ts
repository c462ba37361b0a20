import type { Db, LngLat, Premise } from "@najda/protocol";
import { present } from "../infra/rows.ts";
import { asMulti } from "./zones.sql.ts";

interface Saved extends Premise {
  readonly centreId: string;
  readonly by: string;
  readonly now: Date;
}

/** False for an id of another centre. */
export async function savePremise(db: Db, premise: Saved): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into premises (id, centre_id, kind, name, hazard, text, floors, area, valid_until, saved_by, saved_at)
     values ($1, $2, $3, $4, $5, $6, $7, ${asMulti("$8")}, $9, $10, $11)
     on conflict (id) do update set kind = $3, name = $4, hazard = $5, text = $6, floors = $7, area = excluded.area, valid_until = $9,
       saved_by = $10, saved_at = $11, removed_at = null
     where premises.centre_id = $2`,
    [
      premise.id, premise.centreId, premise.kind, premise.name, premise.hazard, premise.text, JSON.stringify(premise.floors),
      JSON.stringify(premise.area), premise.validUntil, premise.by, premise.now,
    ],
  );
  return rowCount === 1;
}

export async function removePremise(db: Db, { id, centreId, now }: { id: string; centreId: string; now: Date }): Promise<boolean> {
  const { rowCount } = await db.query(`update premises set removed_at = $3 where id = $1 and centre_id = $2 and removed_at is null`, [id, centreId, now]);
  return rowCount === 1;
}

const columns = `id, kind, name, hazard, text, floors, to_json(valid_until) #>> '{}' as "validUntil"`;

/** All that count, with what was drawn. */
export async function premisesOf(db: Db, { centreId, now }: { centreId: string; now: Date }): Promise<Premise[]> {
  const { rows } = await db.query(
    `select ${columns}, st_asgeojson(case when st_numgeometries(area) = 1 then st_geometryn(area, 1) else area end, 7)::jsonb as area from premises
     where centre_id = $1 and removed_at is null and (valid_until is null or valid_until > $2) order by lower(name), id limit 2000`,
    [centreId, now],
  );
  return rows.map((row) => present(row) as Premise);
}

/** What holds a place; what is dangerous first, then the smallest. */
export async function premisesAt(db: Db, { centreId, at, now }: { centreId: string; at: LngLat; now: Date }): Promise<Omit<Premise, "area">[]> {
  const { rows } = await db.query(
    `select ${columns} from premises
     where centre_id = $1 and removed_at is null and (valid_until is null or valid_until > $4)
       and st_intersects(area, st_setsrid(st_makepoint($2, $3), 4326))
     order by kind, st_area(area) limit 20`,
    [centreId, ...at, now],
  );
  return rows.map((row) => present(row) as Omit<Premise, "area">);
}
