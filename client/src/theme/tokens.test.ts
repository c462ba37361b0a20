import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrast } from "./contrast.ts";
import { tokensCss } from "./css.ts";
import { colours } from "./tokens.ts";
import type { ColourName, Theme } from "./tokens.ts";

const themes: readonly Theme[] = ["dark", "light"];
const surfaces: readonly ColourName[] = ["ground", "panel", "raised"];
const statusColours: readonly ColourName[] = [
  "available", "dispatched", "enRoute", "onScene", "transporting", "outOfService",
];
const signals: readonly ColourName[] = ["danger", "caution", "safe", "special"];

function tooWeak(least: number, pairs: readonly (readonly [ColourName, ColourName])[]): string[] {
  return themes.flatMap((theme) =>
    pairs
      .map(([front, back]) => ({ front, back, ratio: contrast(colours[theme][front], colours[theme][back]) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ front, back, ratio }) => `${theme}: ${front} on ${back} is ${ratio.toFixed(2)}`),
  );
}

const on = (fronts: readonly ColourName[], backs: readonly ColourName[]): (readonly [ColourName, ColourName])[] =>
  fronts.flatMap((front) => backs.map((back) => [front, back] as const));

test("text of every strength and every status word can be read on every surface", () => {
  const texts: readonly ColourName[] = ["text", "dim", "faint", "accent", ...statusColours, ...signals];
  expect(tooWeak(4.5, on(texts, surfaces))).toEqual([]);
});

test("text can be read on selected and signalling rows", () => {
  expect(tooWeak(4.5, on(["text", "dim"], ["selected", "dangerGround", "cautionGround", "safeGround", "specialGround"]))).toEqual([]);
  expect(tooWeak(4.5, signals.map((name) => [name, `${name}Ground` as ColourName] as const))).toEqual([]);
});

test("the words on filled buttons and chips can be read", () => {
  expect(
    tooWeak(4.5, [
      ["onAccent", "accent"],
      ["onFillSafe", "fillSafe"],
      ["onFillDanger", "fillDanger"],
      ["onFillSpecial", "fillSpecial"],
      ...on(["onPriority"], ["priority1", "priority2", "priority3", "priority4"]),
      ...statusColours.map((status) => ["onPriority", status] as const),
    ]),
  ).toEqual([]);
});

test("the edges of controls and the focus ring stand out from what is around them", () => {
  expect(tooWeak(3, on(["edge", "accent"], surfaces))).toEqual([]);
});

test("the status twins of the light theme stand 4.5 to 1 on white", () => {
  const weak = statusColours.filter((name) => contrast(colours.light[name], "#ffffff") < 4.5);
  expect(weak).toEqual([]);
});

test("the style sheet says what the table says", () => {
  expect(readFileSync(new URL("./tokens.css", import.meta.url), "utf8")).toBe(tokensCss());
});

test("contrast is what WCAG says it is", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
