import { expect, test } from "vitest";
import { cellOf } from "@najda/geo";
import { cellsOf, spotsOf } from "./spots.ts";

const now = Date.parse("2026-11-21T16:00:00Z");
const home = { name: "home", at: [44.01, 36.19] as [number, number] } as const;
const here = { at: [44.3, 36.4] as [number, number], accuracyMetres: 20, recordedAt: now - 60_000 };

test("where the phone is counts before what was saved", () => {
  expect(spotsOf([home], here, now).map(({ name }) => name)).toEqual(["here", "home"]);
});

test("where the phone was yesterday counts no more", () => {
  expect(spotsOf([home], { ...here, recordedAt: now - 25 * 3_600_000 }, now)).toEqual([home]);
});

test("each place asks for its own cell, and twice the same is once", () => {
  expect(cellsOf(spotsOf([home, { ...home, name: "work" }], here, now))).toEqual([cellOf(home.at), cellOf(here.at)].sort());
});

test("a phone that hardly knows where it is asks for all the cells it may be in", () => {
  expect(cellsOf([{ name: "here", at: here.at, accuracyMetres: 4000 }]).length).toBeGreaterThan(3);
  expect(cellsOf([{ name: "here", at: here.at, accuracyMetres: 50 }])).toEqual([cellOf(here.at)]);
});
