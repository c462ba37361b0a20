/** A tracker that was put into another vehicle on another node is followed after this at the latest. */
const trustedMs = 30_000;
/** A name that nobody has may have been entered a moment ago, on any node: asked again, but not more often. */
const askAgainMs = 2_000;

export interface Trackers {
  /** The unit that goes by the first identifier that is known in this centre. Throws when it was never read and can't be. */
  unitOf(centreId: string, identifiers: readonly string[]): Promise<string | undefined>;
  /** What is known is asked again before it is used again. */
  forget(): void;
}

/** Unit ids by identifier, of one centre. */
type UnitIds = ReadonlyMap<string, string>;

interface Known {
  readonly readAt: number;
  readonly unitIds: Promise<UnitIds>;
}

/** Which unit a tracker rides in, remembered, because trackers send often and change vehicles seldom. */
export function openTrackers(readIdentifiers: (centreId: string) => Promise<UnitIds>): Trackers {
  const byCentre = new Map<string, Known>();

  const read = (centreId: string): Known => {
    const before = byCentre.get(centreId);
    // While the database is away, what was known goes on to count.
    const unitIds = readIdentifiers(centreId).catch((error: unknown) => {
      if (before !== undefined) return before.unitIds;
      byCentre.delete(centreId);
      throw error;
    });
    const known = { readAt: performance.now(), unitIds };
    byCentre.set(centreId, known);
    return known;
  };

  return {
    async unitOf(centreId, identifiers) {
      const known = byCentre.get(centreId);
      const age = performance.now() - (known?.readAt ?? Number.NEGATIVE_INFINITY);
      const unitId = age < trustedMs ? find(await known?.unitIds, identifiers) : undefined;
      return unitId !== undefined || age < askAgainMs ? unitId : find(await read(centreId).unitIds, identifiers);
    },
    forget() {
      for (const [centreId, known] of byCentre) byCentre.set(centreId, { ...known, readAt: Number.NEGATIVE_INFINITY });
    },
  };
}

const find = (unitIds: UnitIds | undefined, identifiers: readonly string[]): string | undefined =>
  identifiers.map((identifier) => unitIds?.get(identifier)).find((unitId) => unitId !== undefined);
