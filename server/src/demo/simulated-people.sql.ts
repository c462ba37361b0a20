import type { Actor, Db, LngLat } from "@najda/protocol";

/** Names that the simulation goes by; they are not shown on the sign-in page. */
export const simulatedDesk = "demo desk";
export const simulatedCrew = (callSign: string): string => `crew of ${callSign}`;

/** The people who act for the city: one dispatcher and a crew for each unit. */
export async function simulatedPeople(db: Db): Promise<{ desk: Actor | undefined; crews: Map<string, Actor> }> {
  const { rows } = await db.query<Actor & { centreId: string }>(
    `select id as "personId", id as "sessionId", name, role, centre_id as "centreId", unit_id as "unitId"
     from people where active and (name = $1 or name like 'crew of %')`,
    [simulatedDesk],
  );
  const crews = rows.filter((person) => person.role === "responder" && person.unitId);
  return {
    desk: rows.find((person) => person.name === simulatedDesk),
    crews: new Map(crews.map((person) => [person.unitId!, person])),
  };
}

/** Units whose crew has signed in since: its first position is on the way, and must not be written over. */
export async function unitsJustManned(db: Db, { unitIds, since }: { unitIds: readonly string[]; since: Date }): Promise<Set<string>> {
  const { rows } = await db.query<{ unitId: string }>(
    `select distinct p.unit_id as "unitId" from sessions s join people p on p.id = s.person_id
     where p.unit_id = any ($1) and s.ended_at is null and s.created_at > $2`,
    [unitIds, since],
  );
  return new Set(rows.map((row) => row.unitId));
}

/** Where units were last reported, and when. */
export async function lastReported(db: Db, unitIds: readonly string[]): Promise<Map<string, { at: LngLat; recordedAt: string }>> {
  const { rows } = await db.query<{ unitId: string; at: LngLat; recordedAt: string }>(
    `select unit_id as "unitId", array[st_x(at::geometry), st_y(at::geometry)] as at, recorded_at as "recordedAt"
     from unit_positions where unit_id = any ($1)`,
    [unitIds],
  );
  return new Map(rows.map((row) => [row.unitId, row]));
}
