import type { Clock } from "./clock.ts";
import type { Expected } from "./expected.ts";

/** An assignment as incident:read gives it. */
export interface ReadAssignment {
  readonly id: string;
  readonly unitId: string;
  readonly status: string;
  readonly active: boolean;
  readonly statusSince: string;
  readonly times: Readonly<Record<string, string>>;
  readonly flags: readonly { status: string; flag: string }[];
}

interface Sides {
  readonly expected: Expected;
  readonly read: ReadAssignment;
  /** The statuses that the log told of this assignment, neighbours that are equal once. */
  readonly told: readonly string[];
  readonly clock: Clock;
}

/** How long the desk's own moment, when a unit is sent, may come after the file's. */
const sentWithinMs = 30_000;

/** A sentence for everything in which the row and its assignment differ. */
export function compareRow({ expected, read, told, clock }: Sides): string[] {
  const differences: string[] = [];
  const differ = (what: string, want: unknown, have: unknown): void => {
    if (String(want) !== String(have)) differences.push(`row ${expected.line.id}: ${what} is ${String(have)}, expected ${String(want)}`);
  };
  differ("status", "cleared", read.status);
  differ("active", false, read.active);
  differ("statuses with a time", [...expected.times.keys()].sort().join(" "), Object.keys(read.times).sort().join(" "));
  differ("flags", expected.flags.join(", "), read.flags.map(({ flag, status }) => `${flag} ${status}`).join(", "));
  differ("way in the log", expected.path.join(" "), told.join(" "));
  differ("end", read.times.cleared, read.statusSince);
  for (const [status, second] of expected.times) {
    const real = Date.parse(read.times[status] ?? "");
    if (status !== "dispatched" && !clock.is(second, real)) {
      differ(`time of ${status}`, new Date(clock.first(second)).toISOString(), read.times[status]);
    }
  }
  const after = Date.parse(read.times.dispatched ?? "") - clock.first(expected.line.dispatch);
  if (!(after >= 0 && after < sentWithinMs)) differ("time from the file's dispatch to the server's, in ms", `0 to ${sentWithinMs}`, after);
  return differences;
}
