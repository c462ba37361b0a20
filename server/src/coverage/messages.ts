import type { CoverageGrid, LngLat, MoveUpSuggestion, Service } from "@najda/protocol";

/** What the coverage thread has to know when it starts. */
export interface ThreadStart {
  readonly databaseUrl: string;
  readonly logLevel: string;
  readonly maxPositionAgeSeconds: number;
  /** Minutes of travel within which a place counts as covered. */
  readonly targets: Readonly<Partial<Record<Service, number>>>;
  readonly populationFile: string | undefined;
}

/** To the thread. Times are milliseconds of the main thread's clock, which tests move. */
export type ToThread =
  | { readonly kind: "look"; readonly now: number }
  /** What a unit reaches: too much to be sent for all of them. */
  | { readonly kind: "reach"; readonly question: number; readonly unitId: string }
  | { readonly kind: "suggest"; readonly question: number; readonly centreId: string; readonly service: Service; readonly zoneAt?: LngLat | undefined; readonly now: number };

export type Question = Exclude<ToThread, { kind: "look" }>;

/** From the thread. */
export type FromThread =
  | { readonly kind: "grid"; readonly grid: CoverageGrid | undefined }
  /** Only what differs from the look before; `centres` lists all that are kept. */
  | { readonly kind: "looked"; readonly now: number; readonly changed: readonly Coverage[]; readonly kept: readonly string[] }
  | { readonly kind: "suggested"; readonly question: number; readonly suggestions: MoveUpSuggestion[] }
  | { readonly kind: "reached"; readonly question: number; readonly places: number[] | undefined }
  | { readonly kind: "failed"; readonly question?: number; readonly why: string };

/** Who is covered by the free units of one service of one centre. */
export interface Coverage {
  readonly centreId: string;
  readonly service: Service;
  readonly gridId: string;
  readonly at: number;
  readonly minutes: number;
  /** Of the zones that have minutes of their own. */
  readonly zoneMinutes?: { readonly least: number; readonly most: number };
  /** Free units that reach each place of the grid in time. */
  readonly counts: Uint16Array;
  readonly people: number;
  readonly covered: number;
  readonly coveredTwice: number;
  readonly units: readonly { readonly unitId: string; readonly callSign: string; readonly covers: number; readonly lost: number }[];
  /** Zones that no free unit reaches in time though they could be expected to be. */
  readonly empty: readonly EmptyZone[];
}

export interface EmptyZone {
  readonly names: Record<string, string>;
  readonly at: LngLat;
  readonly people: number;
}

export const coverageKey = ({ centreId, service }: Pick<Coverage, "centreId" | "service">): string => `${centreId} ${service}`;
