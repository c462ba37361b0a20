import type { Db } from "@najda/protocol";

/** Events of work that no command started (timers): stored in its transaction like those of a command. */
export async function keepEvents(
  db: Db,
  { events, now }: { events: readonly { name: string; payload: unknown; rooms: readonly string[] }[]; now: Date },
): Promise<void> {
  if (events.length === 0) return;
  await db.query(
    `insert into kept_events (name, at, payload, rooms)
     select e ->> 'name', $1, e -> 'payload', array(select jsonb_array_elements_text(e -> 'rooms'))
     from jsonb_array_elements($2::jsonb) with ordinality as listed (e, place) order by place`,
    [now, JSON.stringify(events)],
  );
}
