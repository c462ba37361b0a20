import type { CommandName } from "@najda/protocol";
import type { Refusal } from "../translations/refusal-sentence.ts";
import type { Verdict } from "./verdict.ts";

/** A command that waits to be sent. Its id is made once, so that however often it is sent it is done once. */
export interface Entry {
  readonly commandId: string;
  /** Entries go out in this order, and only one at a time. */
  readonly order: number;
  /** Whose command it is: nobody else's session ever sends it. */
  readonly personId: string;
  readonly name: CommandName;
  readonly input: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970 by this device's clock. */
  readonly madeAt: number;
  readonly attempts: number;
  /** Set when the server (or age) said no: kept until the person has seen it. */
  readonly refusal?: Refusal;
}

export const most = 500;
export const longestMs = 72 * 3600 * 1000;
/** A fault that comes back this often would hold up everything behind it. */
const mostFaults = 8;

export const waiting = (entries: readonly Entry[], personId?: string): readonly Entry[] =>
  entries
    .filter((entry) => entry.refusal === undefined && (personId === undefined || entry.personId === personId))
    .sort((one, other) => one.order - other.order);

export const refusedOnes = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter((entry) => entry.refusal !== undefined);

/** The one that may be sent now: the oldest of this person. */
export const head = (entries: readonly Entry[], personId: string): Entry | undefined => waiting(entries, personId)[0];

/** Full is said loudly; the oldest is never dropped for the newest. */
export const isFull = (entries: readonly Entry[]): boolean => waiting(entries).length >= most;

/** What becomes of an entry after an attempt: gone, kept for another, or refused and kept to be seen. */
export function settle(entry: Entry, verdict: Verdict): Entry | undefined {
  if (verdict.kind === "done") return undefined;
  if (verdict.kind === "signed-out") return entry;
  if (verdict.kind === "refused") return { ...entry, refusal: verdict.refusal };
  if (verdict.why !== "fault") return entry;
  const attempts = entry.attempts + 1;
  const givenUp = attempts >= mostFaults && verdict.refusal !== undefined;
  return givenUp ? { ...entry, attempts, refusal: verdict.refusal } : { ...entry, attempts };
}

/** Entries that waited so long that sending them unasked would surprise everybody. */
export function agedOut(entries: readonly Entry[], now: number): readonly Entry[] {
  return waiting(entries)
    .filter((entry) => now - entry.madeAt > longestMs)
    .map((entry) => ({ ...entry, refusal: { code: "aged-out", message: "Not sent: older than three days." } }));
}

/** Milliseconds until the next attempt after `failures` in a row: 1 s doubling to 30 s, or what the server asked for. */
export const pauseMs = (failures: number, afterSeconds?: number): number =>
  afterSeconds === undefined ? Math.min(30_000, 1000 * 2 ** Math.min(failures, 5)) : afterSeconds * 1000;
