import { type Cover, coverCounts, coveredPeople, peopleLost, planMoves, travelTimes, zoneCover } from "@najda/geo";
import type { LngLat, MoveUpSuggestion, Service } from "@najda/protocol";
import type { FreeUnit, Site } from "./free-units.sql.ts";
import type { Ground } from "./ground.ts";
import type { Coverage, EmptyZone } from "./messages.ts";
import type { Zoning } from "./zoning.ts";

/** A zone counts as reached when at least this share of its people is. */
const reachedShare = 0.5;
/** Hamlets at the edge of the map: too few to wake anybody for. A zone that an agency has drawn is one on purpose. */
const leastZonePeople = 500;
/** A plan for the whole map moves no unit for less than this share of the people. */
const leastGainShare = 0.005;
/** Moves in one plan, and choices for one zone. */
const mostMoves = 3;

export interface Asked {
  readonly centreId: string;
  readonly service: Service;
  readonly minutes: number;
  readonly zoning: Zoning;
  readonly units: readonly FreeUnit[];
  /** Of this centre and service. */
  readonly sites: readonly Site[];
  readonly now: number;
}

/** Who is covered now, by whom alone, and which zones by nobody; beside it what each unit reaches, in the units' order. */
export function coverageOf(ground: Ground, { centreId, service, minutes, zoning, units, sites, now }: Asked): { coverage: Coverage; covers: Cover[] } {
  const covers = units.map((unit) => ground.cover(unit.at, zoning.limit));
  const counts = coverCounts(covers, ground.cells.length);
  const peopleOf = (cover: Cover): number => cover.reduce((sum, place) => sum + ground.people[place]!, 0);
  const coverage: Coverage = {
    centreId, service, minutes, counts,
    gridId: ground.gridId,
    at: now,
    people: ground.shown.people,
    covered: Math.round(coveredPeople(ground.people, counts)),
    coveredTwice: Math.round(coveredPeople(ground.people, counts, 2)),
    units: units.map(({ unitId, callSign }, at) => ({
      unitId, callSign,
      covers: Math.round(peopleOf(covers[at]!)),
      lost: peopleLost(ground.people, counts, covers[at]!),
    })),
    empty: emptyZones(ground, { zoning, counts, homes: sites.filter((site) => site.isHome).map((site) => ground.cover(site.at, zoning.limit)) }),
    ...(zoning.zoneMinutes === undefined ? {} : { zoneMinutes: zoning.zoneMinutes }),
  };
  return { coverage, covers };
}

/**
 * Zones of which less than half is reached, among those that the service reaches from its own stations: what it
 * could never reach is no news. Without stations every zone is expected to be.
 */
function emptyZones({ people: everyone, cells }: Ground, { zoning: { zones, zoneOf, isOwn }, counts, homes }: { zoning: Zoning; counts: Uint16Array; homes: readonly Cover[] }): EmptyZone[] {
  const places = { people: everyone, zoneOf };
  const now = zoneCover(places, counts, zones.length);
  const expected = zoneCover(places, coverCounts(homes, cells.length), zones.length);
  const least = isOwn ? 1 : leastZonePeople;
  return zones.flatMap(({ names, at }, zone) => {
    const people = now.people[zone]!;
    const isExpected = people >= least && (homes.length === 0 || expected.covered[zone]! >= people * reachedShare);
    return isExpected && now.covered[zone]! < people * reachedShare ? [{ names, at, people: Math.round(people) }] : [];
  });
}

/** To a hundredth of a percent: more would pretend to know. */
export const shareOf = (people: number, all: number): number => (all === 0 ? 0 : Math.round((people / all) * 10_000) / 10_000);

/** Where to move whom: for a zone single moves into it, each of another unit; for all a plan whose moves belong together. */
export function suggestMoves(ground: Ground, asked: Asked & { readonly zoneAt?: LngLat | undefined }): MoveUpSuggestion[] {
  const { limit } = asked.zoning;
  const movable = asked.units.filter((unit) => unit.coveringAt === null);
  const question = {
    people: ground.people,
    units: movable.map((unit) => ground.cover(unit.at, limit)),
    // Who is on the way to cover a place is counted there already.
    fixed: asked.units.flatMap(({ coveringAt }) => (coveringAt === null ? [] : [ground.cover(coveringAt, limit)])),
    sites: asked.sites.map((site) => ground.cover(site.at, limit)),
  };
  const suggestion = ({ unit, site, people }: { unit: number; site: number; people: number }) =>
    suggested(ground, { unit: movable[unit]!, site: asked.sites[site]!, people });
  if (asked.zoneAt === undefined) {
    const { moves } = planMoves({ ...question, most: mostMoves, leastGain: leastGainShare * ground.shown.people });
    let before = planMoves({ ...question, most: 0 }).before;
    return moves.map((move, at) => {
      const after = coveredWith(question, moves.slice(0, at + 1));
      const people = after - before;
      before = after;
      return suggestion({ ...move, people });
    });
  }
  const intoZone = sitesInto({ ground, zoning: asked.zoning }, question.sites, asked.zoneAt);
  const choices: MoveUpSuggestion[] = [];
  const taken = new Set<number>();
  while (choices.length < mostMoves) {
    const { moves: [move], before, after } = planMoves({ ...question, most: 1, allowed: (unit, site) => !taken.has(unit) && intoZone.has(site) });
    if (move === undefined) break;
    taken.add(move.unit);
    choices.push(suggestion({ ...move, people: after - before }));
  }
  return choices;
}

interface Question {
  readonly people: readonly number[];
  readonly units: readonly Cover[];
  readonly fixed: readonly Cover[];
  readonly sites: readonly Cover[];
}

function coveredWith({ people, units, fixed, sites }: Question, moves: readonly { unit: number; site: number }[]): number {
  const there = units.map((own, unit) => sites[moves.find((move) => move.unit === unit)?.site ?? -1] ?? own);
  return coveredPeople(people, coverCounts([...fixed, ...there], people.length));
}

/** The sites that serve the zone: they reach at least half as many of its people as the best of them does. */
function sitesInto({ ground, zoning: { zones, zoneOf } }: { ground: Ground; zoning: Zoning }, sites: readonly Cover[], zoneAt: LngLat): Set<number> {
  const zone = zones.findIndex(({ at }) => Math.abs(at[0] - zoneAt[0]) < 1e-6 && Math.abs(at[1] - zoneAt[1]) < 1e-6);
  if (zone < 0) return new Set();
  const reaching = sites.map((cover) => cover.reduce((sum, place) => sum + (zoneOf[place] === zone ? ground.people[place]! : 0), 0));
  const best = Math.max(0, ...reaching);
  return new Set([...reaching.keys()].filter((site) => reaching[site]! > 0 && reaching[site]! >= best * reachedShare));
}

function suggested(ground: Ground, { unit, site, people }: { unit: FreeUnit; site: Site; people: number }): MoveUpSuggestion {
  const [time] = travelTimes(ground.graph, site.at, [unit.at]);
  return {
    unitId: unit.unitId,
    callSign: unit.callSign,
    to: { name: site.name, at: site.at, ...(site.names === null ? {} : { names: site.names }) },
    ...(time === undefined ? {} : { etaSeconds: Math.round(time.seconds) }),
    people: Math.round(people),
    share: shareOf(people, ground.shown.people),
  };
}
