import type { Actor, AnyKeptEvent, BoardSnapshot } from "@najda/protocol";
import { asDb, type Pool } from "../infra/pool.ts";
import { eventsFor, lastNumber, oldestNumber } from "./log.sql.ts";
import { snapshotFor } from "./snapshot.ts";

export type CatchUp =
  | { readonly kind: "nothing"; readonly through: number }
  | { readonly kind: "events"; readonly events: AnyKeptEvent[]; readonly through: number }
  | { readonly kind: "snapshot"; readonly board: BoardSnapshot };

export interface Since {
  readonly actor: Actor;
  readonly rooms: readonly string[];
  /** The last number the client has; undefined when it has nothing. */
  readonly number: number | undefined;
}

const atMost = 1_000;

/** A page of the log for those who read it by HTTP: ask again with `through` until nothing new comes. */
export async function eventsPage(pool: Pool, { rooms, after }: { rooms: readonly string[]; after: number }): Promise<{ events: AnyKeptEvent[]; through: number }> {
  const db = asDb(pool);
  const last = await lastNumber(db);
  const events = await eventsFor(db, { after, rooms, limit: atMost });
  const newest = events.at(-1)?.number ?? 0;
  return { events, through: events.length === atMost ? newest : Math.max(last, newest) };
}

/** Three answers: nothing new, these events, or start again from a snapshot. */
export async function catchUp(pool: Pool, { actor, rooms, number }: Since): Promise<CatchUp> {
  const db = asDb(pool);
  // Read before the events: what is numbered meanwhile comes live, or at the next question.
  const through = await lastNumber(db);
  const fromSnapshot = number === undefined || number > through || number + 1 < (await oldestNumber(db));
  if (fromSnapshot) return { kind: "snapshot", board: await snapshotFor(pool, actor) };
  if (number === through) return { kind: "nothing", through };
  const events = await eventsFor(db, { after: number, rooms, limit: atMost + 1 });
  if (events.length > atMost) return { kind: "snapshot", board: await snapshotFor(pool, actor) };
  return { kind: "events", events, through: Math.max(through, events.at(-1)?.number ?? 0) };
}
