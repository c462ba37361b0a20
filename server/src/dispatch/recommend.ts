import type { IncidentType, Reason, Recommendation } from "@najda/protocol";

/** What PostGIS and the street graph know of a unit, before any judgement. */
export interface Candidate {
  readonly unitId: string;
  readonly callSign: string;
  readonly capabilities: readonly string[];
  /** On the spheroid; undefined without a position. */
  readonly metres?: number | undefined;
  readonly etaSeconds?: number | undefined;
  readonly byStreets: boolean;
  /** Closed streets that it has to pass, because there is no other way. */
  readonly closures?: number | undefined;
  readonly positionAgeSeconds?: number | undefined;
  readonly positionDoubtful?: boolean | undefined;
  /** Why it can't go, if it can't; empty for one that may be sent. */
  readonly obstacles: readonly Reason[];
}

export type Need = IncidentType["needs"][number];

export interface Advice {
  readonly needs: readonly Need[];
  readonly candidates: readonly Candidate[];
  /** Capabilities of each unit that is on the incident already. */
  readonly sent?: readonly (readonly string[])[];
}

/** The run card less what was sent; each unit counts for one need, the most special of those that it can fill. */
function stillNeeded(card: readonly Need[], sent: readonly (readonly string[])[]): Need[] {
  const open = card.map((need) => ({ ...need }));
  for (const capabilities of sent) {
    const filled = [...open].sort((a, b) => a.count - b.count).find((need) => need.count > 0 && capabilities.includes(need.capability));
    if (filled !== undefined) filled.count -= 1;
  }
  return open.filter((need) => need.count > 0);
}

/**
 * The run card filled with the soonest: units sorted by travel time, each need taking the first that has its
 * capability (the rarest capability first, or a ladder would be spent as an engine), then everybody else who could
 * also go. Those who can't are listed with why; needs that nobody fills
 * are the shortfalls. Advice only: a person sends.
 */
export function recommend({ needs: card, candidates, sent = [] }: Advice): Recommendation {
  const needs = stillNeeded(card, sent);
  const able = candidates.filter((candidate) => candidate.obstacles.length === 0).sort(soonest);
  const taken = new Map<string, string>();
  const shortfalls: Recommendation["shortfalls"] = [];
  const havingIt = (need: Need) => able.filter((unit) => unit.capabilities.includes(need.capability)).length;
  for (const { capability, count } of [...needs].sort((a, b) => havingIt(a) - havingIt(b))) {
    const free = able.filter((unit) => !taken.has(unit.unitId) && unit.capabilities.includes(capability)).slice(0, count);
    for (const unit of free) taken.set(unit.unitId, capability);
    if (free.length < count) shortfalls.push({ capability, missing: count - free.length });
  }
  const wanted = new Set(card.map((need) => need.capability));
  const suits = (unit: Candidate) => wanted.size === 0 || unit.capabilities.some((capability) => wanted.has(capability));
  const first = able.filter((unit) => taken.has(unit.unitId));
  const more = able.filter((unit) => !taken.has(unit.unitId) && suits(unit));
  const unsuited = able.filter((unit) => !taken.has(unit.unitId) && !suits(unit));
  return {
    units: [...first, ...more].map((unit) => shown(unit, taken.get(unit.unitId))),
    leftOut: [
      ...unsuited.map((unit) => ({ ...named(unit), reasons: [lacking(wanted)] })),
      ...candidates.filter((unit) => unit.obstacles.length > 0).map((unit) => ({ ...named(unit), reasons: [...unit.obstacles] })),
    ],
    shortfalls,
  };
}

const soonest = (a: Candidate, b: Candidate): number =>
  (a.closures ?? 0) - (b.closures ?? 0) || (a.etaSeconds ?? Infinity) - (b.etaSeconds ?? Infinity) || (a.metres ?? Infinity) - (b.metres ?? Infinity);

const named = ({ unitId, callSign }: Candidate) => ({ unitId, callSign });

const lacking = (wanted: ReadonlySet<string>): Reason => ({ code: "lacks-capability", facts: { needed: [...wanted].join(", ") } });

function shown(unit: Candidate, fills: string | undefined): Recommendation["units"][number] {
  const etaSeconds = Math.round(unit.etaSeconds ?? 0);
  const metres = Math.round(unit.metres ?? 0);
  const reasons: Reason[] = [
    ...(fills === undefined ? [{ code: "need-filled" as const }] : [{ code: "capability" as const, facts: { capability: fills } }]),
    { code: unit.byStreets ? "travel-time-streets" : "travel-time-straight-line", facts: { seconds: etaSeconds, metres } },
    ...(unit.closures === undefined || unit.closures === 0 ? [] : [{ code: "through-closure" as const, facts: { closures: unit.closures } }]),
    ...(unit.positionAgeSeconds === undefined
      ? [{ code: "at-station" as const }]
      : [{ code: "position-fresh" as const, facts: { seconds: Math.round(unit.positionAgeSeconds) } }]),
    ...(unit.positionDoubtful === true ? [{ code: "position-doubtful" as const }] : []),
  ];
  return { ...named(unit), etaSeconds, metres, ...(fills === undefined ? {} : { fills }), reasons };
}
