import { isDeepStrictEqual } from "node:util";
import { Refused, type Actor, type CoverageGap, type Input, type Service, type Tx } from "@najda/protocol";
import { v7 as uuid } from "uuid";
import { centreOf } from "../dispatch/dispatch.ts";
import { setTimer, type Timer } from "../dispatch/timers.sql.ts";
import { changeGap, insertGap, lockGap, lockOpenGaps, type KnownGap } from "./gaps.sql.ts";
import type { EmptyZone } from "./messages.ts";

/**
 * A zone without a free unit, in the order it happens:
 *
 *   noteGaps (opens it) -> ringGap 1 (the alarm) -> acknowledgeGap -> ringGap 2 (a unit should be moved) -> noteGaps (ends it)
 *
 * Only what has lasted until the first timer rings is told to anybody: a unit that is busy for a moment is no news.
 */
export const gapTimer = "coverage-gap";

/** The zones that nobody reaches at this moment: new ones open, one that is called otherwise now goes on under that name, the others end. */
export async function noteGaps(tx: Tx, { centreId, service, empty }: { centreId: string; service: Service; empty: readonly EmptyZone[] }): Promise<void> {
  const open = await lockOpenGaps(tx, { centreId, service });
  const now = tx.clock.now();
  for (const zone of empty.filter((each) => !open.some((gap) => samePlace(gap.zone.at, each.at)))) {
    const id = uuid();
    if (!(await insertGap(tx, { id, centreId, service, zone, now }))) continue;
    await setTimer(tx, { entityId: id, kind: gapTimer, step: 1, dueAt: after(now, tx.settings.coverageAlarmSeconds) });
  }
  const over: { gap: KnownGap; ended: CoverageGap }[] = [];
  const renamed: CoverageGap[] = [];
  for (const gap of open) {
    const zone = empty.find((each) => samePlace(each.at, gap.zone.at));
    if (zone === undefined || isDeepStrictEqual(zone.names, gap.zone.names)) continue;
    const changed = await changeGap(tx, { id: gap.id, zone });
    if (gap.alarmedAt !== undefined) renamed.push(changed);
  }
  for (const gap of open.filter((each) => !empty.some((zone) => samePlace(zone.at, each.zone.at)))) {
    over.push({ gap, ended: await changeGap(tx, { id: gap.id, endedAt: now }) });
  }
  for (const gap of renamed) tx.publish("coverage-gap:changed", gap);
  for (const { gap, ended } of over) if (gap.alarmedAt !== undefined) tx.publish("coverage-gap:changed", ended);
}

/** Step 1 raises the alarm, step 2 says that a unit should be moved there; pointless once the zone is covered again. */
export async function ringGap(tx: Tx, { entityId, step }: Timer): Promise<void> {
  const gap = await lockGap(tx, entityId);
  if (gap === undefined || gap.endedAt !== undefined) return;
  if (step === 1) {
    await setTimer(tx, { entityId, kind: gapTimer, step: 2, dueAt: after(new Date(gap.since), tx.settings.moveUpAfterSeconds) });
    tx.publish("coverage-gap:changed", await changeGap(tx, { id: gap.id, alarmedAt: tx.clock.now() }));
  } else {
    tx.publish("coverage-gap:changed", await changeGap(tx, { id: gap.id, moveUpDue: true }));
  }
}

export async function acknowledgeGap(tx: Tx, by: Actor, { gapId }: Input<"coverage-gap:acknowledge">): Promise<CoverageGap> {
  const gap = await lockGap(tx, gapId);
  if (gap === undefined || gap.centreId !== centreOf(by) || gap.alarmedAt === undefined) throw new Refused("not-found", { gapId });
  const { alarmedAt: _, ...known } = gap;
  if (gap.acknowledgedBy !== undefined || gap.endedAt !== undefined) return known;
  const saved = await changeGap(tx, { id: gapId, acknowledgedBy: by.name });
  tx.publish("coverage-gap:changed", saved);
  return saved;
}

const after = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1_000);

const samePlace = (a: readonly [number, number], b: readonly [number, number]): boolean => Math.abs(a[0] - b[0]) < 1e-6 && Math.abs(a[1] - b[1]) < 1e-6;
