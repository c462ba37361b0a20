/** What decides how wide a chip is. */
export interface ChipText {
  readonly callSign: string;
  readonly code: string;
  /** A clock or an age stands in it. */
  readonly clock: boolean;
}

/** Pixels at 12 px semi-bold, rather too many than too few: a row must never be wider than its strip. */
const letter = 7.8;
const codeLetter = 8.6;
const clockWidth = 44;
const edges = 20;
export const chipGap = 6;

export const chipWidth = ({ callSign, code, clock }: ChipText): number =>
  Math.ceil(callSign.length * letter + code.length * codeLetter + edges + (clock ? clockWidth : 0));

/** Chips one after the other into rows, each as full as it goes. Gives the index of the first chip of each row. */
export function chipRows(stripWidth: number, chips: readonly ChipText[]): readonly number[] {
  const starts: number[] = [];
  let left = 0;
  chips.forEach((chip, index) => {
    const width = Math.min(stripWidth, chipWidth(chip)) + chipGap;
    if (starts.length === 0 || width > left + chipGap) {
      starts.push(index);
      left = stripWidth;
    }
    left -= width;
  });
  return starts;
}

interface Walking {
  readonly rows: readonly number[];
  readonly count: number;
  /** The arrow towards the end of a line: right in English, left in Arabic. */
  readonly forwards: "ArrowRight" | "ArrowLeft";
}

/** Where a key leads from the chip at `at`; undefined for keys that lead nowhere. */
export function chipAfterKey(key: string, at: number, { rows, count, forwards }: Walking): number | undefined {
  const row = Math.max(0, rows.findLastIndex((start) => start <= at));
  const inRow = at - (rows[row] ?? 0);
  const steps: Record<string, number> = {
    ArrowRight: at + (forwards === "ArrowRight" ? 1 : -1),
    ArrowLeft: at + (forwards === "ArrowLeft" ? 1 : -1),
    ArrowDown: (rows[row + 1] ?? count) + inRow,
    ArrowUp: row === 0 ? 0 : Math.min((rows[row - 1] ?? 0) + inRow, (rows[row] ?? 1) - 1),
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next));
}
