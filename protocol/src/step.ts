import type { CoverageGrid, CoverageLoss, CoverageView, MoveUpSuggestion, Service } from "./coverage.ts";
import type { FoundRoute, TravelAccuracy } from "./closure.ts";
import type { KeptEventName, Payload } from "./events.ts";
import type { Role } from "./people.ts";
import type { Position } from "./unit.ts";
import type { LngLat } from "./values.ts";

/** Where statements go: a pool, a connection, or the transaction of a step. */
export interface Db {
  query<R extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: R[]; rowCount: number | null }>;
}

/** How long a unit needs, over the streets or by a guess; `closures` counts closed streets that have to be passed. */
export interface TravelTime {
  readonly seconds: number;
  readonly by: "streets" | "straight-line";
  readonly closures?: number;
}

/** What the installation has decided and steps have to know. */
export interface StepSettings {
  readonly acknowledgeSeconds: number;
  readonly positionMaxAgeSeconds: number;
  readonly recommendMaxMetres: number;
  /** How long a zone has no free unit before it is an alarm. */
  readonly coverageAlarmSeconds: number;
  /** How long before a unit should be moved there. */
  readonly moveUpAfterSeconds: number;
  /** A demo installation sends alerts of CAP status Exercise only. */
  readonly demo: boolean;
  /** Push hosts beyond the known ones: a push service of the installation's own. */
  readonly pushHosts: readonly string[];
  /** Who says it, on every alert. */
  readonly alertSenderName: string;
}

/** Coverage as it was last computed, away from the main thread; from memory but for suggestions and the reach of a unit. */
export interface CoverageDesk {
  /** Undefined for a unit that is not free, and as long as nothing is known. */
  lossOf(unitId: string): CoverageLoss | undefined;
  grid(): CoverageGrid | undefined;
  /** The services that coverage is kept for. */
  readonly services: readonly Service[];
  view(centreId: string, asked: { service: Service; unitId?: string | undefined }): Promise<CoverageView | undefined>;
  /** With a place, moves that cover the zone there; without, those that together gain most. */
  suggest(centreId: string, asked: { service: Service; zoneAt?: LngLat | undefined }): Promise<MoveUpSuggestion[]>;
}

/** What a step works with: the transaction that the command runner opened. */
export interface Tx extends Db {
  readonly clock: { now(): Date };
  readonly settings: StepSettings;
  /** Driving times to an incident from each place, over the streets where a map is loaded. */
  travelTimes(incident: LngLat, from: LngLat[]): Promise<TravelTime[]>;
  /** What the own history says of predictions: a factor for a type of unit at this hour, and how good they are. */
  readonly travel: { factor(unitType: string): number; accuracy(): TravelAccuracy };
  /** The soonest way over the streets; undefined where none is known. */
  route(from: LngLat, to: LngLat): Promise<Omit<FoundRoute, "arrivesAt" | "by"> | undefined>;
  readonly coverage: CoverageDesk;
  /** Hands a position to tracking: volatile, not part of the transaction. Refused for another crew's unit. */
  trackPosition(by: Actor, position: Position): Promise<void>;
  /** Announced when, and only when, the transaction commits. Comes last in a step, after its last lock. */
  publish<N extends KeptEventName>(name: N, payload: Payload<N>): void;
}

/** Who asks. `centreId` is undefined only for citizens: every query of the others names the centre. */
export interface Actor {
  readonly personId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly role: Role;
  readonly centreId?: string | undefined;
  readonly unitId?: string | undefined;
  /** A machine with an intake key, not a person. */
  readonly machine?: boolean;
}
