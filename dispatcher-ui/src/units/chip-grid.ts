/** Pixels of a letter of a call sign at 12 px, rather too many than too few. */
const letterWidth = 8;
/** Pixels for code, clock and edges. */
const besides = 92;
const widest = 220;

export interface ChipGrid {
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
}

/** How chips of equal width fill a strip: as many columns as fit, at least one. Widths in pixels. */
export function chipGrid(stripWidth: number, callSigns: readonly string[]): ChipGrid {
  const longest = callSigns.reduce((most, callSign) => Math.max(most, callSign.length), 0);
  const least = Math.min(widest, longest * letterWidth + besides);
  const columns = Math.max(1, Math.floor(stripWidth / least));
  return { columns, rows: Math.ceil(callSigns.length / columns), cellWidth: Math.floor(stripWidth / columns) };
}

/** Where a key leads from the chip at `at`; undefined for keys that lead nowhere. `forwards` is the arrow towards the end of the line. */
export function chipAfterKey(key: string, at: number, grid: { columns: number; count: number; forwards: "ArrowRight" | "ArrowLeft" }): number | undefined {
  const backwards = grid.forwards === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
  const steps: Record<string, number> = {
    [grid.forwards]: at + 1,
    [backwards]: at - 1,
    ArrowDown: at + grid.columns,
    ArrowUp: at - grid.columns,
    Home: 0,
    End: grid.count - 1,
  };
  const next = steps[key];
  return next === undefined ? undefined : Math.max(0, Math.min(grid.count - 1, next));
}
