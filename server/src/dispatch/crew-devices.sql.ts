import type { Channel, Db } from "@najda/protocol";

export interface CrewDevice {
  readonly id: string;
  readonly channel: Channel;
}

/** One row per device; a device that changes hands moves to the new crew. */
export async function saveDevice(
  db: Db,
  { id, personId, unitId, channel, now }: CrewDevice & { personId: string; unitId: string; now: Date },
): Promise<void> {
  const address = channel.kind === "fcm" ? channel.token : channel.endpoint;
  await db.query(
    `insert into crew_devices (id, person_id, unit_id, endpoint, channel, saved_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (endpoint) do update set person_id = excluded.person_id, unit_id = excluded.unit_id,
       channel = excluded.channel, saved_at = excluded.saved_at`,
    [id, personId, unitId, address, JSON.stringify(channel), now],
  );
}

export async function devicesOf(db: Db, unitId: string): Promise<CrewDevice[]> {
  return (await db.query<CrewDevice>(`select id, channel from crew_devices where unit_id = $1 order by saved_at`, [unitId])).rows;
}

/** The push service says that nobody lives there any more. */
export async function forgetDevice(db: Db, id: string): Promise<void> {
  await db.query(`delete from crew_devices where id = $1`, [id]);
}
