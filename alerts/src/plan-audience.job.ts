import { addRecipients, addThoseWhoWereTold, countByCell } from "./audience.sql.ts";
import { finishSending } from "./broadcast.ts";
import { openRanges } from "./deliveries.sql.ts";
import type { FanOut } from "./ports.ts";
import { nearestFirst, rangeSize, wavesOf } from "./ranges.ts";
import type { Inhabited } from "./ranges.ts";
import { versionToSend } from "./version-to-send.ts";
import { lockVersion, markPlanned } from "./versions.sql.ts";
import type { Version } from "./versions.sql.ts";

/** Small enough that no statement of a plan comes near its time-out. */
const rangesAddedAtOnce = 10;
const cellsCountedAtOnce = 16;

export interface Planning {
  readonly alertId: string;
  readonly version: number;
}

/**
 * Finds the audience of a version and cuts it into ranges, nearest first. `found` is told of ranges as soon as they
 * are committed, so that the first phones ring while the last are still being looked up.
 */
export async function planRanges(fanOut: FanOut, of: Planning, found: (ranges: number[]) => Promise<void>): Promise<void> {
  const version = await versionToSend(fanOut.db, of);
  let next = 0;
  const tell = async (): Promise<void> => {
    const ranges = await openRanges(fanOut.db, { ...of, from: next });
    next = (ranges.at(-1) ?? next - 1) + 1;
    await found(ranges);
  };
  for await (const wave of version.planned ? [] : wavesFor(fanOut, version)) {
    while (await addSome(fanOut, of, wave)) await tell();
    await tell();
  }
  await tell();
  await markPlanned(fanOut.db, { ...of, now: fanOut.clock.now() });
  // An audience of nobody is through at once; so is one whose last range ended before this line.
  await fanOut.transaction((tx) => finishSending(tx, of));
}

type Wave = readonly string[] | "those who were told";

/** True when there may be more of this wave. Nothing is added to what is planned already, or was stopped. */
function addSome(fanOut: FanOut, of: Planning, wave: Wave): Promise<boolean> {
  return fanOut.transaction(async (tx) => {
    const { planned, stopped } = await lockVersion(tx, of);
    if (planned || stopped) return false;
    const size = fanOut.rangeSize ?? rangeSize;
    const adding = { ...of, rangeSize: size, most: rangesAddedAtOnce * size };
    const added = wave === "those who were told" ? await addThoseWhoWereTold(tx, adding) : await addRecipients(tx, { ...adding, cells: wave });
    return added === adding.most;
  });
}

async function* wavesFor(fanOut: FanOut, { published }: Version): AsyncGenerator<Wave> {
  if (published.kind === "alert") yield* wavesOf(inhabited(fanOut, nearestFirst(published.cells, published.area)));
  else yield "those who were told";
}

async function* inhabited(fanOut: FanOut, cells: readonly string[]): AsyncGenerator<Inhabited> {
  for (let next = 0; next < cells.length; next += cellsCountedAtOnce) {
    yield* await countByCell(fanOut.db, cells.slice(next, next + cellsCountedAtOnce));
  }
}
