import { events, type Db, type KeptEventName, type Payload, type StepSettings, type Tx } from "@najda/protocol";

/** An event on its way into the log. Rooms are computed now and stored with it. */
export interface Announced {
  readonly name: KeptEventName;
  readonly payload: unknown;
  readonly rooms: readonly string[];
}

/** What every step finds beside its transaction. */
export interface Surroundings {
  readonly clock: Tx["clock"];
  readonly settings: StepSettings;
  readonly travelTimes: Tx["travelTimes"];
  readonly coverage: Tx["coverage"];
  readonly route: Tx["route"];
  readonly travel: Tx["travel"];
  readonly trackPosition: Tx["trackPosition"];
}

/** The `tx` that a step works with, and what it has announced so far. */
export function stepContext(db: Db, { clock, settings, travelTimes, coverage, route, travel, trackPosition }: Surroundings): { tx: Tx; announced: Announced[] } {
  const announced: Announced[] = [];
  const tx: Tx = {
    query: (text, values) => db.query(text, values),
    clock,
    settings,
    travelTimes,
    coverage,
    route,
    travel,
    trackPosition,
    publish(name, payload) {
      announced.push({ name, payload, rooms: roomsOf(name, payload) });
    },
  };
  return { tx, announced };
}

/** A context for commands that only read: announcing from one is a fault of ours. */
export function readContext(db: Db, { clock, settings, travelTimes, coverage, route, travel, trackPosition }: Surroundings): Tx {
  return {
    query: (text, values) => db.query(text, values),
    clock,
    settings,
    travelTimes,
    coverage,
    route,
    travel,
    trackPosition,
    publish(name) {
      throw new Error(`a command that only reads announced ${name}`);
    },
  };
}

type RoomsOf<N extends KeptEventName> = (payload: Payload<N>) => string[];

function roomsOf<N extends KeptEventName>(name: N, payload: Payload<N>): string[] {
  const to = events[name].to as unknown as RoomsOf<N>;
  return [...new Set(to(payload))];
}
