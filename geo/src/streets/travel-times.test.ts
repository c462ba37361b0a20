import type { LngLat } from "@najda/protocol";
import { describe, expect, test } from "vitest";
import { buildGraph, car, emergency, graphFromBytes, graphToBytes, type StreetPiece, travelTimes, type TurnRules } from "../index.ts";

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

test("a turn against its sign is not driven by a car, and costs an emergency vehicle a while", () => {
  const cross = [...block, street([0, 0], [0, -1]), street([0, -1], [-1, -1]), street([-1, -1], [-1, 0]), street([-1, 0], [0, 0])]
    .map((piece, way) => ({ ...piece, way }));
  const bans = [{ from: 7, via: 0, to: 0, only: false }];
  const seconds = (rules: TurnRules) => travelTimes(buildGraph(cross, rules), place(50, 0), [place(-50, 0)])[0]!.seconds;
  const plain = seconds({ profile: { ...car, turnSeconds: 0 } });
  expect(plain).toBeCloseTo(10, 1);
  expect(seconds({ bans, profile: { ...emergency, turnSeconds: 0 } })).toBeCloseTo(plain + emergency.banSeconds, 1);
  // On to the next corner, around there, and back.
  expect(seconds({ bans, profile: { ...car, turnSeconds: 0 } })).toBeGreaterThan(plain + 15);
  expect(seconds({ bans: [{ from: 7, via: 0, to: 4, only: true }], profile: { ...car, turnSeconds: 0 } })).toBeGreaterThan(plain + 15);
  expect(seconds({ signals: new Set([0]), profile: { ...car, turnSeconds: 0 } })).toBeCloseTo(plain + car.signalSeconds, 1);
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


test("a turn across the oncoming traffic takes longer, to the left or to the right, as the country drives", () => {
  const cross = [street([-1, 0], [0, 0]), street([0, 0], [1, 0]), street([0, 0], [0, 1]), street([0, 0], [0, -1])];
  const seconds = (to: LngLat, keepsTo: "left" | "right") => travelTimes(buildGraph(cross, { keepsTo }), to, [place(-50, 0)])[0]!.seconds;
  const [left, right] = [place(0, 50), place(0, -50)];
  expect(seconds(left, "right")).toBeGreaterThan(seconds(right, "right") + 0.2);
  expect(seconds(right, "left")).toBeCloseTo(seconds(left, "right"), 3);
  expect(seconds(left, "left")).toBeCloseTo(seconds(right, "right"), 3);
});
