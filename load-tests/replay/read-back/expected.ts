import type { Line } from "./file.ts";

/** What the installation has to say of one row. Times are seconds of the data. */
export interface Expected {
  readonly line: Line;
  /** The time stamp that each status must carry. */
  readonly times: ReadonlyMap<string, number>;
  /** "late on-scene", "skipped cleared", in the order in which they arose. */
  readonly flags: readonly string[];
  /** The statuses one after the other, as the log tells them. */
  readonly path: readonly string[];
  readonly end: number;
  /** What did not go by the book, by kind. */
  readonly exceptions: readonly string[];
}

const stages = [["acknowledged", "en-route"], ["on-scene"], ["transporting"], ["at-destination"], ["cleared"]] as const;
const rank = ["dispatched", "acknowledged", "en-route", "on-scene", "transporting", "at-destination"];

interface Report {
  readonly status: string;
  readonly stamp: number;
}

/** From the file alone: what each row must have become, unit by unit, in the order of dispatch. */
export function expectedOf(lines: readonly Line[]): Map<string, Expected> {
  const expected = new Map<string, Expected>();
  const units = new Map<string, Line[]>();
  for (const line of lines) units.set(line.unit, [...(units.get(line.unit) ?? []), line]);
  for (const jobs of units.values()) {
    jobs.sort((a, b) => a.dispatch - b.dispatch);
    for (let i = 0; i < jobs.length; i++) {
      const line = jobs[i];
      if (line !== undefined) expected.set(line.id, whatBecame(line, jobs[i + 1]?.dispatch ?? Infinity));
    }
  }
  return expected;
}

/** `needed` is when the unit is sent to its next call. */
function whatBecame(line: Line, needed: number): Expected {
  const all: Report[] = stages.flatMap((statuses, stage) => {
    const stamp = line.later[stage];
    return stamp === undefined ? [] : statuses.map((status) => ({ status, stamp }));
  });
  const exceptions: string[] = [];
  // Each is told when it happened, or right after what was told before it.
  let clock = line.dispatch;
  const told: Report[] = [];
  let cut = false;
  for (const report of all) {
    const at = Math.max(clock, report.stamp);
    if (at > needed) cut = true;
    if (cut) continue;
    clock = at;
    told.push(report);
  }
  const own = line.later[4];
  let end = clock;
  if (cut) {
    end = needed;
    exceptions.push("job ended because its unit was sent to another call");
    told.push({ status: "cleared", stamp: end });
  } else if (own === undefined) {
    exceptions.push("no end in the file: ended by the desk");
    told.push({ status: "cleared", stamp: end });
  } else if (own < clock) {
    exceptions.push("end stamped before an earlier step: late, then ended by the desk");
    told.push({ status: "cleared", stamp: end });
  }
  const stamps = [line.dispatch, ...line.later].filter((stamp) => stamp !== undefined);
  if (stamps.some((stamp, i) => stamp < Math.max(...stamps.slice(0, i)))) exceptions.push("stamps out of order: kept and flagged late");
  if (line.later[0] === undefined) exceptions.push("no response stamp");
  if (line.later[1] === undefined) exceptions.push("no arrival stamp");
  return { line, ...follow(line.dispatch, told), end, exceptions };
}

/** The rules that the contract states: forward is taken, past steps flagged; what happened before the present status is kept as a stamp. */
function follow(dispatch: number, told: readonly Report[]): Pick<Expected, "times" | "flags" | "path"> {
  const times = new Map<string, number>([["dispatched", dispatch]]);
  const flags: string[] = [];
  const path = ["dispatched"];
  let since = dispatch;
  for (const { status, stamp } of told) {
    if (stamp < since) {
      flags.push(`late ${status}`);
      times.set(status, stamp);
      continue;
    }
    const from = rank.indexOf(path.at(-1) ?? "");
    const upTo = status === "cleared" ? 4 : rank.indexOf(status);
    if (rank.slice(from + 1, upTo).some((step) => !times.has(step))) flags.push(`skipped ${status}`);
    times.set(status, stamp);
    since = stamp;
    path.push(status);
  }
  return { times, flags, path };
}
