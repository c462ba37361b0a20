import type { LngLat } from "@najda/protocol";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildGraph, distanceMetres, graphFromBytes, graphToBytes, type StreetPiece, travelTimes } from "../index.ts";
import { topMetresPerSecond } from "./speeds.ts";

const metre = 1 / 111_195.08;
/** A point so many metres east and north of 0, 0, where degrees are equally long both ways. */
const place = (east: number, north: number): LngLat => [east * metre, north * metre];

/** A street between junctions of a 100 m grid, numbered x + 100 y. */
function street(from: [number, number], to: [number, number], passable: StreetPiece["passable"] = "both"): StreetPiece {
  const points = [from, to].map(([x, y]) => place(x * 100, y * 100));
  return { from: from[0] + 100 * from[1], to: to[0] + 100 * to[1], points, metresPerSecond: 10, passable };
}

const block = [
  street([0, 0], [1, 0], "forward"), street([1, 0], [1, 1], "forward"),
  street([1, 1], [0, 1], "forward"), street([0, 1], [0, 0], "forward"),
];

describe("around a block of one-way streets", () => {
  const graph = buildGraph(block);

  test("the way ahead is short, the way back leads all around", () => {
    const [ahead, back] = travelTimes(graph, place(50, 0), [place(20, 0), place(80, 0)]);
    expect(ahead!.seconds).toBeCloseTo(3, 1);
    expect(back!.seconds).toBeCloseTo(37, 1);
    expect(ahead!.by).toBe("streets");
  });

  test("a unit beside the street first has to reach it", () => {
    const [beside] = travelTimes(graph, place(50, 0), [place(20, -40)]);
    expect(beside!.snappedMetres).toBeCloseTo(40, 0);
    expect(beside!.seconds).toBeCloseTo(3 + 40 / 5, 1);
  });

  test("where no street is within a kilometre the answer is a straight line and says so", () => {
    const far = travelTimes(graph, place(50, 0), [place(5000, 0), place(20, 0)]);
    expect(far.map(({ by }) => by)).toEqual(["straight-line", "streets"]);
    expect(far[0]!.seconds).toBeCloseTo((4950 * 1.4) / 10, 0);
    expect(travelTimes(graph, place(9000, 0), [place(20, 0)])[0]!.by).toBe("straight-line");
  });
});

test("without any street everything is a straight line", () => {
  expect(travelTimes(buildGraph([]), [44, 36], [[44.01, 36]])[0]!.by).toBe("straight-line");
});

test("a street that can be entered but not left is no place to snap to", () => {
  const trap = street([1, 1], [2, 1], "forward");
  const graph = buildGraph([...block, trap]);
  expect(graph.from.length).toBe(4);
  expect(travelTimes(graph, place(200, 100), [place(50, 0)])[0]!.by).toBe("streets");
});

test("between two networks that don't meet, the time is a straight line", () => {
  const here = Array.from({ length: 120 }, (_, at) => street([at, 0], [at + 1, 0]));
  const there = here.map(({ from, to, points, ...rest }) => ({
    ...rest, from: from + 1000, to: to + 1000, points: points.map(([lng, lat]): LngLat => [lng, lat + 0.1]),
  }));
  const graph = buildGraph([...here, ...there]);
  expect(travelTimes(graph, [0, 0.1], [[0, 0], [0.001, 0.1]]).map(({ by }) => by)).toEqual(["straight-line", "streets"]);
});

test("bytes and back: the same graph, the same times", () => {
  const graph = buildGraph(block);
  const bytes = graphToBytes(graph);
  const shifted = new Uint8Array(bytes.length + 1);
  shifted.set(bytes, 1);
  expect(graphFromBytes(shifted.subarray(1))).toEqual(graph);
  expect(() => graphFromBytes(bytes.subarray(0, -4))).toThrow("cut off");
  expect(() => graphFromBytes(bytes.subarray(0, 3))).toThrow("cut off");
  expect(() => graphFromBytes(new Uint8Array(100))).toThrow("no street graph");
});

describe("on any small town", () => {
  /** A grid of 5 x 5 junctions with some streets one-way, some missing, and a dirt road among them. */
  const towns = fc.array(fc.constantFrom("both", "forward", "backward", "missing"), { minLength: 40, maxLength: 40 }).map((kinds) => {
    const grid = Array.from({ length: 40 }, (_, at): [[number, number], [number, number]] =>
      at < 20 ? [[at % 4, Math.floor(at / 4)], [(at % 4) + 1, Math.floor(at / 4)]] : [[(at - 20) % 5, Math.floor((at - 20) / 5)], [(at - 20) % 5, Math.floor((at - 20) / 5) + 1]]);
    return grid.flatMap(([from, to], at) => {
      const kind = kinds[at]!;
      return kind === "missing" ? [] : [{ ...street(from, to, kind), metresPerSecond: 5 + (at % 7) * 3 }];
    });
  });
  const places = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })).map(([x, y]) => place(x, y));

  test("the search finds what a search without any cleverness finds", () => {
    fc.assert(fc.property(towns, places, fc.array(places, { minLength: 1, maxLength: 4 }), (town, incident, units) => {
      const graph = buildGraph(town);
      const plain = allPairs(graph);
      const at = junctionAt(graph, corner(incident));
      for (const unit of units) {
        const from = junctionAt(graph, corner(unit));
        fc.pre(at !== undefined && from !== undefined);
        const [found] = travelTimes(graph, corner(incident), [corner(unit)]);
        if (plain[from]![at]! < Infinity) expect(found!.seconds).toBeCloseTo(plain[from]![at]!, 1);
        else expect(found!.by).toBe("straight-line");
      }
    }));
  });

  test("no way is faster than a straight line at top speed, and asking for many is asking for each", () => {
    fc.assert(fc.property(towns, places, fc.array(places, { minLength: 1, maxLength: 6 }), (town, incident, units) => {
      const graph = buildGraph(town);
      const together = travelTimes(graph, incident, units);
      expect(units.map((unit) => travelTimes(graph, incident, [unit])[0])).toEqual(together);
      for (const [at, unit] of units.entries()) {
        expect(together[at]!.seconds).toBeGreaterThanOrEqual(distanceMetres(unit, incident) / topMetresPerSecond - 0.01);
      }
    }));
  });

  test("closing a street never makes a way shorter", () => {
    fc.assert(fc.property(towns, fc.tuple(places, places), fc.nat(39), (town, [incident, unit], which) => {
      const open = buildGraph(town);
      fc.pre(open.from.length > 1);
      const closed = { ...open, inSeconds: open.inSeconds.slice() };
      closed.inSeconds[which % closed.inSeconds.length] = Infinity;
      const [before, after] = [open, closed].map((graph) => travelTimes(graph, incident, [unit])[0]!);
      if (after!.by === "streets") expect(after!.seconds).toBeGreaterThanOrEqual(before!.seconds);
    }));
  });
});

/** The nearest corner of the grid: from junction to junction snaps are exact. */
function corner(at: LngLat): LngLat {
  return place(Math.round(at[0] / metre / 100) * 100, Math.round(at[1] / metre / 100) * 100);
}

function junctionAt(graph: ReturnType<typeof buildGraph>, [lng, lat]: LngLat): number | undefined {
  for (let at = 0; at < graph.from.length; at++) {
    const [first, last] = [graph.shapeFirst[at]!, graph.shapeFirst[at + 1]! - 1];
    if (graph.shape[2 * first] === Math.round(lng * 1e7) && graph.shape[2 * first + 1] === Math.round(lat * 1e7)) return graph.from[at]!;
    if (graph.shape[2 * last] === Math.round(lng * 1e7) && graph.shape[2 * last + 1] === Math.round(lat * 1e7)) return graph.to[at]!;
  }
  return undefined;
}

/** Floyd and Warshall: from every junction to every other. */
function allPairs(graph: ReturnType<typeof buildGraph>): number[][] {
  const seconds = Array.from({ length: graph.junctions }, (_, a) => Array.from({ length: graph.junctions }, (__, b) => (a === b ? 0 : Infinity)));
  for (let at = 0; at < graph.from.length; at++) {
    const [from, to] = [graph.from[at]!, graph.to[at]!];
    seconds[from]![to] = Math.min(seconds[from]![to]!, graph.forwardSeconds[at]!);
    seconds[to]![from] = Math.min(seconds[to]![from]!, graph.backwardSeconds[at]!);
  }
  for (const via of seconds.keys()) for (const row of seconds) for (const to of row.keys()) {
    row[to] = Math.min(row[to]!, row[via]! + seconds[via]![to]!);
  }
  return seconds;
}
