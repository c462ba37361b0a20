import { Refused } from "@najda/protocol";
import { kinks } from "@turf/kinks";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkArea } from "../index.ts";
import { square, star, wobblyRing } from "./test-shapes.ts";

function whyRefused(area: unknown): unknown {
  try {
    checkArea(area);
  } catch (error) {
    if (error instanceof Refused && error.code === "area-invalid") return error.facts["why"];
    throw error;
  }
  return "accepted";
}

const polygon = (...rings: unknown[]) => ({ type: "Polygon", coordinates: rings });
const multi = (...polygons: unknown[]) => ({ type: "MultiPolygon", coordinates: polygons });

describe("an area that can't be used is refused with its reason", () => {
  const cases: [string, unknown, string][] = [
    ["nothing", null, "not-an-area"],
    ["a number", 7, "not-an-area"],
    ["a point", { type: "Point", coordinates: [1, 2] }, "not-an-area"],
    ["no rings", polygon(), "not-an-area"],
    ["an empty polygon among others", multi([square(0, 0, 1)], []), "not-an-area"],
    ["coordinates that are text", { type: "Polygon", coordinates: "1,2" }, "not-an-area"],
    ["a ring that is text", polygon("0 0, 1 1"), "not-an-area"],
    ["a polygon nested one level too deep", polygon([square(0, 0, 1)]), "not-a-position"],
    ["positions with a height", polygon(square(0, 0, 1).map((at) => [...at, 10])), "not-a-position"],
    ["positions of text", polygon(square(0, 0, 1).map(([x, y]) => [String(x), String(y)])), "not-a-position"],
    ["NaN", polygon([[0, 0], [Number.NaN, 1], [1, 1], [0, 0]]), "out-of-range"],
    ["infinity", polygon([[0, 0], [Infinity, 1], [1, 1], [0, 0]]), "out-of-range"],
    ["a longitude of 181", polygon(square(180, 0, 1)), "out-of-range"],
    ["a latitude of 91", polygon(square(0, 90, 1)), "out-of-range"],
    ["three points", polygon([[0, 0], [1, 1], [0, 0]]), "too-few-points"],
    ["an unclosed ring", polygon([[0, 0], [1, 0], [1, 1], [0, 1]]), "unclosed"],
    ["a ring across the antimeridian", polygon([[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]), "antimeridian"],
    ["a line there and back", polygon([[0, 0], [1, 1], [2, 2], [0, 0]]), "zero-area"],
    ["the same point four times", polygon([[1, 1], [1, 1], [1, 1], [1, 1]]), "zero-area"],
    ["less than a square metre", polygon(square(44, 36, 1e-6)), "zero-area"],
    ["a bow tie", polygon([[0, 0], [2, 2], [2, 0], [0, 1], [0, 0]]), "self-intersecting"],
    ["a spike that runs back over itself", polygon([[0, 0], [2, 0], [3, 0], [2, 0], [2, 2], [0, 2], [0, 0]]), "self-intersecting"],
    ["a ring that touches itself", polygon([[0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [1, 1], [0, 0]]), "self-intersecting"],
    ["a hole that crosses its ring", polygon(square(0, 0, 2), square(1, 1, 2)), "self-intersecting"],
    ["two polygons that share an edge", multi([square(0, 0, 1)], [square(1, 0, 1)]), "self-intersecting"],
    ["a hole outside", polygon(square(0, 0, 1), square(5, 5, 1)), "hole-outside"],
    ["a hole in a hole", polygon(square(0, 0, 9), square(1, 1, 5), square(2, 2, 1)), "overlapping"],
    ["a polygon within another", multi([square(0, 0, 9)], [square(1, 1, 1)]), "overlapping"],
    ["51 rings", polygon(square(0, 0, 60), ...Array.from({ length: 50 }, (_, at) => square(at + 0.2, 1, 0.5))), "too-many-rings"],
    ["1,001 vertices", polygon(wobblyRing(1000, [44, 36])), "too-many-vertices"],
  ];
  test.each(cases)("%s", (_, area, why) => {
    expect(whyRefused(area)).toBe(why);
  });
});

describe("an area that can be used comes back as it was", () => {
  const cases: [string, unknown][] = [
    ["a square", polygon(square(44, 36, 0.01))],
    ["a square with a hole", polygon(square(0, 0, 9), square(1, 1, 1))],
    ["an island in a lake", multi([square(0, 0, 9), square(1, 1, 5)], [square(2, 2, 1)])],
    ["the same point twice in a row", polygon([[0, 0], [1, 0], [1, 0], [1, 1], [0, 0], [0, 0]])],
    ["1,000 vertices", polygon(wobblyRing(999, [44, 36]))],
    ["clockwise", polygon(square(0, 0, 1).toReversed())],
    ["up to the edge of the map", polygon([[-180, -90], [0, -90], [0, 90], [-180, 90], [-180, -90]])],
  ];
  test.each(cases)("%s", (_, area) => {
    expect(checkArea(area)).toEqual(area);
  });
});

test("members that GeoJSON doesn't know are left out", () => {
  expect(checkArea({ ...polygon(square(0, 0, 1)), bbox: [0, 0, 1, 1], crs: "x" })).toEqual(polygon(square(0, 0, 1)));
});

test("an imported boundary may have more vertices when the caller says so", () => {
  const boundary = polygon(wobblyRing(9_000, [44, 36]));
  expect(checkArea(boundary, { maxVertices: 10_000 })).toEqual(boundary);
});

test("a star of 1,001 vertices, and the largest that passes the cap, are refused in under 100 ms", () => {
  for (const [points, why] of [[1000, "too-many-vertices"], [999, "self-intersecting"]] as const) {
    const began = performance.now();
    expect(whyRefused(polygon(star(points)))).toBe(why);
    expect(performance.now() - began).toBeLessThan(100);
  }
});

test("whatever comes in, the answer is an area or the refusal", () => {
  const number = fc.oneof(fc.double(), fc.integer({ min: -200, max: 200 }));
  const position = fc.array(number, { maxLength: 3 });
  const anything = fc.oneof(fc.anything(), fc.record({
    type: fc.constantFrom("Polygon", "MultiPolygon", "Point"),
    coordinates: fc.oneof(fc.anything(), fc.array(fc.array(position)), fc.array(fc.array(fc.array(position)))),
  }));
  fc.assert(fc.property(anything, (area) => typeof whyRefused(area) === "string"), { numRuns: 2000 });
});

test("a ring is refused as self-intersecting whenever two of its edges cross", () => {
  const coordinate = fc.integer({ min: 0, max: 80 });
  // The oracle is another algorithm. It stumbles over a point that comes twice and over spikes that run back.
  const corners = fc.uniqueArray(fc.tuple(coordinate, coordinate), { minLength: 4, maxLength: 9, selector: String });
  fc.assert(fc.property(corners, (open) => {
    const ring = [...open, open[0]!];
    const why = whyRefused(polygon(ring));
    fc.pre(why !== "zero-area");
    if (kinks({ type: "Polygon", coordinates: [ring] }).features.length > 0) expect(why).toBe("self-intersecting");
    else expect(["accepted", "self-intersecting"]).toContain(why);
  }), { numRuns: 2000 });
});

test("rings that can't cross themselves are accepted", () => {
  fc.assert(fc.property(fc.integer({ min: 3, max: 300 }), fc.nat(1000), (corners, seed) => {
    expect(whyRefused(polygon(wobblyRing(corners, [44, 36], seed)))).toBe("accepted");
  }));
});
