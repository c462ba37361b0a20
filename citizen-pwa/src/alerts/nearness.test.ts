import { expect, test } from "vitest";
import type { Area } from "@najda/protocol";
import { concerns, nearness } from "./nearness.ts";
import type { Spot } from "./nearness.ts";

const square: Area = { type: "Polygon", coordinates: [[[44, 36], [44.02, 36], [44.02, 36.02], [44, 36.02], [44, 36]]] };
const inside: Spot = { name: "home", at: [44.01, 36.01] };
const away: Spot = { name: "work", at: [44.2, 36.2] };
/** About 90 m east of the border. */
const besides: Spot = { name: "here", at: [44.021, 36.01] };

test("a saved place in the area makes the alert mine, wherever I am", () => {
  expect(nearness(square, [away, inside])).toEqual({ kind: "inside", place: "home" });
});

test("the present place is named before a saved one", () => {
  expect(nearness(square, [{ name: "here", at: inside.at }, inside])).toEqual({ kind: "inside", place: "here" });
});

test("outside with all places is nearby, not me", () => {
  expect(nearness(square, [away, besides])).toEqual({ kind: "nearby" });
  expect(concerns(nearness(square, [away]))).toBe(false);
});

test("a rough fix whose circle touches the area may be inside", () => {
  expect(nearness(square, [{ ...besides, accuracyMetres: 500 }])).toEqual({ kind: "perhaps", place: "here" });
  expect(nearness(square, [{ ...besides, accuracyMetres: 20 }])).toEqual({ kind: "nearby" });
});

test("a phone that knows no place shows the alert", () => {
  expect(nearness(square, [])).toEqual({ kind: "unknown" });
  expect(concerns({ kind: "unknown" })).toBe(true);
});
