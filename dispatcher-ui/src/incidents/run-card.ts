import type { IncidentType, Recommendation, Unit } from "@najda/protocol";

type Needs = IncidentType["needs"];

/** How far the run card is filled by those who were sent, and by whom the rest would be. */
export interface RunCard {
  /** What one press on "Send recommended" sends. */
  readonly best: Recommendation["units"];
  /** What nobody can fill now. */
  readonly missing: Recommendation["shortfalls"];
}

/**
 * Each unit that was sent fills one need of the card (a need that few of them can fill first); of the recommended units
 * those are sent that fill what is left. A type without a run card gets its nearest unit, once. The server's
 * recommendation and this agree whether or not it has counted those already sent.
 */
export function runCard(recommended: Recommendation, sent: readonly Pick<Unit, "capabilities">[], needs: Needs): RunCard {
  if (needs.length === 0) return { best: sent.length > 0 ? [] : recommended.units.slice(0, 1), missing: [] };
  const left = stillNeeded(needs, sent);
  const best = left.flatMap(({ capability, count }) => recommended.units.filter((unit) => unit.fills === capability).slice(0, count));
  const missing = left.flatMap(({ capability, count }) => {
    const short = count - best.filter((unit) => unit.fills === capability).length;
    return short > 0 ? [{ capability, missing: short }] : [];
  });
  return { best: recommended.units.filter((unit) => best.includes(unit)), missing };
}

function stillNeeded(needs: Needs, sent: readonly Pick<Unit, "capabilities">[]): Needs {
  const free = new Set(sent);
  const able = (capability: string): number => sent.filter((unit) => unit.capabilities.includes(capability)).length;
  const rarestFirst = needs.toSorted((one, other) => able(one.capability) - able(other.capability));
  return rarestFirst.flatMap(({ capability, count }) => {
    let open = count;
    for (const unit of free) {
      if (open === 0) break;
      if (!unit.capabilities.includes(capability)) continue;
      free.delete(unit);
      open -= 1;
    }
    return open === 0 ? [] : [{ capability, count: open }];
  });
}
