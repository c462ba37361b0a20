import type { ReadAssignment } from "./compare-row.ts";
import type { Line } from "./file.ts";

/** What incident:read answers, as far as it is compared. */
export interface ReadFile {
  readonly incident: {
    readonly id: string;
    readonly status: string;
    readonly type: string;
    readonly priority: number;
    readonly at: readonly [number, number];
    readonly address?: string;
    readonly narrative?: string;
    readonly callCount: number;
    readonly disposition?: string;
    readonly units: readonly unknown[];
  };
  readonly calls: readonly { readonly at: readonly [number, number] }[];
  readonly assignments: readonly ReadAssignment[];
  readonly log: readonly { readonly what: string }[];
}

/** Words as a code: small letters and digits, everything else a single hyphen, 40 characters at most. */
const coded = (words: string): string => words.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean).join("-").slice(0, 40);

const urgency: Readonly<Record<string, number>> = { E: 1, "3": 2, "2": 3 };

/** A sentence for everything in which a call and its incident differ. */
export function compareCall(line: Line, file: ReadFile, units: number): string[] {
  const { incident, calls, assignments, log } = file;
  const lines = (what: string): number => log.filter((entry) => entry.what === what).length;
  const pairs: (readonly [string, unknown, unknown])[] = [
    ["status", "closed", incident.status],
    ["type", coded(line.words.type), incident.type],
    ["disposition", coded(line.words.disposition), incident.disposition],
    ["priority", urgency[line.words.priority] ?? 4, incident.priority],
    ["address", line.words.address, incident.address],
    ["longitude", line.lng.toFixed(7), incident.at[0].toFixed(7)],
    ["latitude", line.lat.toFixed(7), incident.at[1].toFixed(7)],
    ["calls", 1, calls.length],
    ["count of calls", 1, incident.callCount],
    ["units still on it", 0, incident.units.length],
    ["assignments", units, assignments.length],
    ["log lines of calls taken", 1, lines("call-taken")],
    ["log lines of units sent", units, lines("unit-sent")],
    ["log lines of its end", 1, lines("closed")],
  ];
  return pairs
    .filter(([, want, have]) => String(want) !== String(have))
    .map(([what, want, have]) => `call ${line.call}: ${what}: ${String(have)}, expected ${String(want)}`);
}
