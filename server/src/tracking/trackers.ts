import type { Db } from "@najda/protocol";
import { readIdentifiers } from "./trackers.sql.ts";

/** A name that nobody has may have been entered a moment ago, on any node: asked again, but not more often. */
const askAgainMs = 2_000;

export interface Trackers {
  /** The unit that goes by the first identifier that is known in this centre. Throws when the database is away. */
  unitOf(centreId: string, identifiers: readonly string[]): Promise<string | undefined>;
  forget(): void;
}

/** Which unit a tracker rides in, remembered, because trackers send often and change vehicles seldom. */
export function openTrackers(db: Db): Trackers {
  const known = new Map<string, { readAt: number; unitIds: Promise<Map<string, string>> }>();

  const read = (centreId: string): Promise<Map<string, string>> => {
    const unitIds = readIdentifiers(db, centreId);
    known.set(centreId, { readAt: performance.now(), unitIds });
    unitIds.catch(() => known.delete(centreId));
    return unitIds;
  };

  return {
    async unitOf(centreId, identifiers) {
      const before = known.get(centreId);
      const unitId = find(await (before?.unitIds ?? read(centreId)), identifiers);
      if (unitId !== undefined || before === undefined || performance.now() - before.readAt < askAgainMs) return unitId;
      return find(await read(centreId), identifiers);
    },
    forget: () => known.clear(),
  };
}

const find = (unitIds: ReadonlyMap<string, string>, identifiers: readonly string[]): string | undefined =>
  identifiers.map((identifier) => unitIds.get(identifier)).find((unitId) => unitId !== undefined);
