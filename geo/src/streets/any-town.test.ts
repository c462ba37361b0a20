import type { LngLat } from "@najda/protocol";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildGraph, car, distanceMetres, reach, route, type SlowZone, type StreetGraph, type StreetPiece, travelTimes, type TurnBan, type TurnRules, topMetresPerSecond, withSlowZones } from "../index.ts";

const metre = 1 / 111_195.08;
const place = (east: number, north: number): LngLat => [east * metre, north * metre];
const corner = (key: number): LngLat => place((key % 5) * 100, Math.floor(key / 5) * 100);

/** Corners of a 5 x 5 grid are numbered row by row; these are the 40 streets between them. */
const grid = Array.from({ length: 40 }, (_, at) => {
  const from = at < 20 ? (at % 4) + 5 * Math.floor(at / 4) : at - 20;
  return { from, to: at < 20 ? from + 1 : from + 5 };
});
const kinds = fc.array(fc.constantFrom("both", "forward", "backward", "missing"), { minLength: 40, maxLength: 40 });
const signs = fc.array(fc.record({ from: fc.nat(39), via: fc.nat(24), to: fc.nat(39), only: fc.boolean() }), { maxLength: 30 });

interface Town {
  pieces: StreetPiece[];
  rules: TurnRules & { bans: TurnBan[]; signals: Set<number> };
}

/** Streets one-way, missing or slow, turn signs that mean something and some that don't, signals. */
const towns: fc.Arbitrary<Town> = fc.tuple(kinds, signs, fc.uniqueArray(fc.nat(24)), fc.constantFrom(Infinity, 20)).map(([kind, bans, signals, banSeconds]) => ({
  pieces: grid.flatMap(({ from, to }, way) => {
    const passable = kind[way]!;
    return passable === "missing" ? [] : [{ from, to, points: [corner(from), corner(to)], metresPerSecond: 5 + (way % 7) * 3, passable, way }];
  }),
  rules: { bans, signals: new Set(signals), profile: { ...car, turnSeconds: 0, yieldSeconds: 0, banSeconds } },
}));
const corners = fc.nat(24);
const anywhere = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })).map(([x, y]) => place(x, y));
const zones: fc.Arbitrary<SlowZone> = fc.tuple(anywhere, fc.integer({ min: 1, max: 150 }), fc.constantFrom(undefined, 1.5, 4), fc.boolean()).map(([[lng, lat], size, factor, isLine]) => {
  const [east, north] = [lng + size * metre, lat + size * metre];
  const shape: SlowZone["shape"] = isLine
    ? { type: "LineString", coordinates: [[lng, lat], [east, north]] }
    : { type: "Polygon", coordinates: [[[lng, lat], [east, lat], [east, north], [lng, north], [lng, lat]]] };
  return { shape, factor };
});

describe("on any small town", () => {
  test("the search finds what a search without any cleverness finds, turn signs and signals included", () => {
    fc.assert(fc.property(towns, corners, fc.array(corners, { minLength: 1, maxLength: 4 }), (town, incident, units) => {
      const graph = buildGraph(town.pieces, town.rules);
      fc.pre(hasCorner(graph, incident) && units.every((unit) => hasCorner(graph, unit)));
      const found = travelTimes(graph, corner(incident), units.map(corner));
      for (const [at, unit] of units.entries()) {
        const plain = bellmanFord(graph, town, { from: unit, to: incident });
        if (plain === Infinity) expect(found[at]!.by).toBe("straight-line");
        else expect(found[at]!.seconds).toBeCloseTo(plain, 2);
      }
    }), { numRuns: 300 });
  });

  test("a time is never negative, never better than the straight line at top speed, and the same alone or in company", () => {
    fc.assert(fc.property(towns, anywhere, fc.array(anywhere, { minLength: 1, maxLength: 5 }), (town, incident, units) => {
      const graph = buildGraph(town.pieces, town.rules);
      const together = travelTimes(graph, incident, units);
      for (const [at, unit] of units.entries()) {
        expect(together[at]!.seconds).toBeGreaterThanOrEqual(0);
        // Off the street a unit is slower than on it, so the snap makes nothing better; half a metre for the rounding of places.
        expect(together[at]!.seconds).toBeGreaterThanOrEqual((distanceMetres(unit, incident) - 0.5) / topMetresPerSecond);
        expect(together[at]!.seconds).toBeCloseTo(travelTimes(graph, incident, [unit])[0]!.seconds, 2);
      }
    }), { numRuns: 200 });
  });

  test("a closure or a slow zone never makes a way shorter, and is gone when it is taken away", () => {
    fc.assert(fc.property(towns, fc.tuple(anywhere, anywhere), fc.array(zones, { maxLength: 3 }), zones, (town, [incident, unit], drawn, another) => {
      const open = buildGraph(town.pieces, town.rules);
      const weight = (graph: StreetGraph): number => {
        const [time] = travelTimes(graph, incident, [unit]);
        return time!.by === "straight-line" ? 1e9 : time!.seconds + (time!.closures ?? 0) * 100_000;
      };
      const [none, some, more] = [[], drawn, [...drawn, another]].map((list) => weight(withSlowZones(open, list)));
      expect(some!).toBeGreaterThanOrEqual(none! - 0.05);
      expect(more!).toBeGreaterThanOrEqual(some! - 0.05);
      expect(weight(open)).toBe(none);
    }), { numRuns: 300 });
  });

  test("a route takes as long as its travel time, begins and ends at the two places, and is a whole line", () => {
    fc.assert(fc.property(towns, fc.tuple(anywhere, anywhere), fc.array(zones, { maxLength: 2 }), (town, [unit, incident], drawn) => {
      const open = buildGraph(town.pieces, town.rules);
      // Searched before anything was closed: what is closed then has to change what is kept of it.
      travelTimes(open, incident, [unit]);
      const graph = withSlowZones(open, drawn);
      const [time] = travelTimes(graph, incident, [unit]);
      const way = route(graph, unit, incident);
      if (time!.by === "straight-line") {
        expect(way).toBeUndefined();
        return;
      }
      expect(way!.seconds).toBeCloseTo(time!.seconds, 1);
      const length = way!.line.slice(1).reduce((sum, point, at) => sum + distanceMetres(way!.line[at]!, point), 0);
      expect(Math.abs(length - way!.metres)).toBeLessThan(25);
      // As far away as the nearest street is, or over a junction.
      expect(distanceMetres(way!.line[0]!, unit)).toBeLessThan(time!.snappedMetres + 11);
      for (const [at, point] of way!.line.slice(1).entries()) expect(distanceMetres(point, way!.line[at]!)).toBeLessThan(101);
    }), { numRuns: 300 });
  });

  test("what is reached forwards is as far away as the search backwards says", () => {
    fc.assert(fc.property(towns, corners, fc.integer({ min: 5, max: 120 }), (town, unit, limit) => {
      const graph = buildGraph(town.pieces, town.rules);
      fc.pre(hasCorner(graph, unit));
      const flat = reach(graph, place((unit % 5) * 100 + 50, Math.floor(unit / 5) * 100), limit);
      for (let at = 0; at < flat.length; at += 3) {
        const [time] = travelTimes(graph, [flat[at]!, flat[at + 1]!], [place((unit % 5) * 100 + 50, Math.floor(unit / 5) * 100)]);
        expect(flat[at + 2]!).toBeLessThanOrEqual(limit);
        expect(time!.seconds).toBeCloseTo(flat[at + 2]!, 1);
      }
    }), { numRuns: 100 });
  });
});

const keyAt = (graph: StreetGraph, point: number): number =>
  Math.round(graph.shape[2 * point]! / 1e7 / metre / 100) + 5 * Math.round(graph.shape[2 * point + 1]! / 1e7 / metre / 100);

function hasCorner(graph: StreetGraph, key: number): boolean {
  return Array.from({ length: graph.shape.length / 2 }, (_, point) => keyAt(graph, point)).includes(key);
}

const isBanned = ({ bans }: Town["rules"], a: { end: number; way: number }, b: { way: number }): boolean =>
  bans.some((ban) => ban.via === a.end && ban.from === a.way && (ban.only ? ban.to !== b.way : ban.to === b.way));

/** Over all pairs of drives until nothing improves. */
function bellmanFord(graph: StreetGraph, { rules, pieces }: Town, { from, to }: { from: number; to: number }): number {
  if (from === to) return 0;
  const kept = new Set(Array.from(graph.from, (_, street) => `${keyAt(graph, 2 * street)} ${keyAt(graph, 2 * street + 1)}`));
  const drives = pieces.filter((piece) => kept.has(`${piece.from} ${piece.to}`)).flatMap((piece) => {
    const seconds = distanceMetres(...(piece.points as [LngLat, LngLat])) / piece.metresPerSecond;
    const ahead = { begin: piece.from, end: piece.to, way: piece.way!, seconds, best: Infinity };
    return [...(piece.passable === "backward" ? [] : [ahead]), ...(piece.passable === "forward" ? [] : [{ ...ahead, begin: piece.to, end: piece.from }])];
  });
  for (const drive of drives) if (drive.begin === from) drive.best = drive.seconds;
  for (let better = true; better; ) {
    better = false;
    for (const a of drives) {
      for (const b of drives) {
        if (a.end !== b.begin) continue;
        const banned = isBanned(rules, a, b);
        const goesOn = drives.some((other) => other.begin === a.end && other.way !== a.way && (rules.profile!.banSeconds < Infinity || !isBanned(rules, a, other)));
        if (a.way === b.way && goesOn) continue;
        const turn = (banned ? rules.profile!.banSeconds : 0) + (rules.signals.has(a.end) ? car.signalSeconds : 0) + (a.way === b.way ? car.uTurnSeconds : 0);
        if (a.best + turn + b.seconds < b.best - 1e-9) {
          b.best = a.best + turn + b.seconds;
          better = true;
        }
      }
    }
  }
  return Math.min(...drives.filter(({ end }) => end === to).map(({ best }) => best));
}
