/** One drive that is over: what was foretold and what it took, seconds. */
export interface Drive {
  unitType: string;
  /** Hour of the day where the installation is, 0 to 23. */
  hour: number;
  predicted: number;
  actual: number;
}

/** How much longer (or shorter) drives take than the streets say. */
export interface Calibration {
  /** What to multiply a prediction by; 1 without a history. */
  factor(unitType: string, hour: number): number;
  /** By unit type, most drives first. */
  types: { unitType: string; drives: number; factor: number; errorBefore: number; errorAfter: number }[];
  /** 24 factors, relative to a type's own. */
  hours: { hour: number; drives: number; factor: number }[];
}

/** As many drives as an assumption of "like the rest" weighs. */
const shrinkDrives = 5;
/** A drive of less tells of doors and dispatchers' fingers, not of streets. */
const leastSeconds = 30;
/** Nobody is three times as fast or slow as the streets say; a longer one forgot to press. */
const widest = 3;

/**
 * Factors by unit type and by hour from the own history: medians of the logarithm of actual by predicted, in turns
 * until they rest (Tukey's median polish), so that a crew that forgot to press "there" moves nothing. A group with few
 * drives is drawn towards 1, or a single drive would teach a rule.
 */
export function calibrate(drives: readonly Drive[]): Calibration {
  const usable = drives
    .filter(({ predicted, actual }) => predicted >= leastSeconds && actual / predicted < widest && actual / predicted > 1 / widest)
    .map((drive) => ({ ...drive, log: Math.log(drive.actual / drive.predicted) }));
  const byType = new Map<string, number>();
  const byHour = new Map<number, number>();
  const polish = (kept: readonly Logged[]): void => {
    for (let round = 0; round < 5; round++) {
      fit(kept, byType, { of: ({ unitType }) => unitType, rest: ({ hour, log }) => log - (byHour.get(hour) ?? 0) });
      fit(kept, byHour, { of: ({ hour }) => hour, rest: ({ unitType, log }) => log - (byType.get(unitType) ?? 0) });
    }
  };
  polish(usable);
  // All forgotten presses are late, so even the median leans: once more without those that lie far outside.
  const off = ({ unitType, hour, log }: Logged): number => Math.abs(log - (byType.get(unitType) ?? 0) - (byHour.get(hour) ?? 0));
  const usual = 1.4826 * (median(usable.map(off)) ?? 0);
  polish(usable.filter((drive) => off(drive) <= 2.5 * usual));
  const everybody = shrunk(usable.map(({ hour, log }) => log - (byHour.get(hour) ?? 0)));
  const factor = (unitType: string, hour: number): number => Math.exp((byType.get(unitType) ?? everybody) + (byHour.get(hour) ?? 0));
  const error = (list: readonly Drive[], by: (drive: Drive) => number): number => median(list.map((drive) => Math.abs(drive.predicted * by(drive) - drive.actual) / drive.actual)) ?? 0;
  return {
    factor,
    types: [...byType]
      .map(([unitType, log]) => {
        const own = usable.filter((drive) => drive.unitType === unitType);
        return { unitType, drives: own.length, factor: Math.exp(log), errorBefore: error(own, () => 1), errorAfter: error(own, (drive) => factor(unitType, drive.hour)) };
      })
      .sort((a, b) => b.drives - a.drives),
    hours: Array.from({ length: 24 }, (_, hour) => ({ hour, drives: usable.filter((drive) => drive.hour === hour).length, factor: Math.exp(byHour.get(hour) ?? 0) })),
  };
}

type Logged = Drive & { log: number };

function fit<K>(drives: readonly Logged[], into: Map<K, number>, { of, rest }: { of: (drive: Logged) => K; rest: (drive: Logged) => number }): void {
  const groups = new Map<K, number[]>();
  for (const drive of drives) {
    const group = groups.get(of(drive));
    if (group === undefined) groups.set(of(drive), [rest(drive)]);
    else group.push(rest(drive));
  }
  for (const [key, logs] of groups) into.set(key, shrunk(logs));
}

const shrunk = (logs: readonly number[]): number => ((median(logs) ?? 0) * logs.length) / (logs.length + shrinkDrives);

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : sorted.length === 0 ? undefined : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
