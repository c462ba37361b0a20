import type { EventName, Payload } from "./events.ts";
import type { Role } from "./people.ts";

/** Where statements go: a pool, a connection, or the transaction of a step. */
export interface Db {
  query<R extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: R[]; rowCount: number | null }>;
}

/** What a step works with: the transaction that the command runner opened. */
export interface Tx extends Db {
  readonly clock: { now(): Date };
  /** Announced when, and only when, the transaction commits. Comes last in a step, after its last lock. */
  publish<N extends EventName>(name: N, payload: Payload<N>): void;
}

/** Who asks. `centreId` is undefined only for citizens: every query of the others names the centre. */
export interface Actor {
  readonly personId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly role: Role;
  readonly centreId?: string | undefined;
  readonly unitId?: string | undefined;
}
