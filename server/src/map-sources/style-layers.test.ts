import { expect, test } from "vitest";
import { faultsOf, fitted } from "./style-layers.ts";

const names = { id: "areas", type: "symbol", source: "openmaptiles", "source-layer": "place", layout: { "text-field": ["get", "name"], "text-font": ["Open Sans Semibold", "Arial"] } };

test("a layer of another style draws from our source, in our fonts, under an id that is none of ours", () => {
  const [fit] = fitted([names]);
  expect(fit).toMatchObject({ id: "foreign-areas", source: "base", "source-layer": "place", layout: { "text-field": ["get", "name"], "text-font": ["strong"] } });
  expect(fitted([{ ...names, layout: { "text-font": ["Noto Sans Regular"] } }])[0]).toMatchObject({ layout: { "text-font": ["regular"] } });
  expect(fitted([{ id: "ground", type: "background" }])).toEqual([{ id: "foreign-ground", type: "background" }]);
  expect(faultsOf(fitted([names]))).toEqual([]);
});

test("what no map could draw is said with the place of the fault", () => {
  const layers = fitted([{ id: "roads", type: "line", source: "osm", "source-layer": "road", paint: { "line-colour": "red" } }, { id: "roads", type: "fill", source: "osm" }]);
  expect(faultsOf(layers)).toEqual([
    expect.stringContaining("line-colour"),
    expect.stringMatching(/duplicate layer id "?roads/),
    expect.stringContaining("source-layer"),
  ]);
});
