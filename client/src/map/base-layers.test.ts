import { createExpression, validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, test } from "vitest";
import { contrast } from "../theme/contrast.ts";
import { baseLayers, baseSource, firstLabels, nameIn } from "./base-layers.ts";
import { mapColours } from "./colours.ts";
import { labelled, wrapped } from "./drawn-labels.ts";

const themes = ["dark", "light"] as const;

/** What an expression of the style makes of a feature with these names. */
function read(expression: unknown, properties: Record<string, string>): unknown {
  const made = createExpression(expression, "layers[0].layout.text-field");
  if (made.result === "error") throw new Error(JSON.stringify(made.value));
  return made.value.evaluate({ zoom: 14 }, { type: "Point", properties } as never);
}

test.each(themes)("the %s style is one, with unique layers out of the own source only", (theme) => {
  const layers = baseLayers(theme, "ar");
  const style = { version: 8, sources: { [baseSource]: { type: "vector", tiles: ["https://here/{z}/{x}/{y}"] } }, layers };
  expect(validateStyleMin({ ...style, glyphs: "https://here/{fontstack}/{range}" } as never)).toEqual([]);
  expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length);
  expect(layers.some(({ id }) => id === firstLabels)).toBe(true);
});

describe("a name is shown", () => {
  const street = { name: "Hauptstrasse", "name:en": "Main Street", "name:ar": "الشارع الرئيسي" };
  const cases: [what: string, language: string, names: Record<string, string>, shown: string | null][] = [
    ["in the person's language", "ar", street, "الشارع الرئيسي"],
    ["in English to those who read no Arabic script", "fr", street, "Main Street"],
    ["as it is signposted to those who read Arabic script", "fa", street, "Hauptstrasse"],
    ["in English to testers of long words", "en-XA", street, "Main Street"],
    ["as it is signposted where there is nothing else", "en", { name: "Gasse" }, "Gasse"],
  ];
  test.each(cases)("%s", (...[, language, names, shown]) => {
    expect(read(nameIn(language), names)).toBe(shown);
  });
});

describe("Sorani letters that the map's shaper can't join", () => {
  const look = labelled(nameIn("ckb"), { theme: "dark", strength: "strong", size: 12, colour: "label", wraps: true });

  test("are drawn as a picture, and as nothing else", () => {
    expect(read(look["text-field"], { name: "کۆڵانی گوڵ" })).toBe("");
    expect(String(read(look["icon-image"], { name: "ئەستێرە" }))).toBe("drawn-label|dark|strong|12|label|8|ئەستێرە");
  });

  test("all other names stay text", () => {
    expect(read(look["text-field"], { name: "شەقامی باخچە" })).toBe("شەقامی باخچە");
    expect(String(read(look["icon-image"], { name: "شەقامی باخچە" }))).toBe("");
    expect(read(look["text-field"], {})).toBe("");
  });

  test("a long one is wrapped between words", () => {
    expect(wrapped("aa bb cc dddddd", (line) => line.length <= 5)).toEqual(["aa bb", "cc", "dddddd"]);
  });
});

test.each(themes)("words on the %s map can be read on any ground, and roads told from it", (theme) => {
  const colours = mapColours[theme];
  for (const ground of [colours.land, colours.built, colours.green, colours.building, colours.main, colours.street]) {
    expect(contrast(colours.label, ground)).toBeGreaterThan(4.5);
  }
  expect(contrast(colours.faintLabel, colours.halo)).toBeGreaterThan(4.5);
  expect(contrast(colours.waterLabel, colours.halo)).toBeGreaterThan(4.5);
});
