import { expect, test } from "vitest";
import { choicesOf, kindOf, kinds } from "./kinds.ts";

test("an installation offers what it has a type for", () => {
  const choices = choicesOf(["chest-pain", "vehicle-fire", "other"]);
  expect(choices).toEqual([
    { kind: "fire", type: "vehicle-fire" },
    { kind: "sick", type: "chest-pain" },
    { kind: "other", type: "other" },
  ]);
});

test("whatever its types are, there is always something to press", () => {
  expect(choicesOf(["avalanche"])).toEqual([{ kind: "other", type: "avalanche" }]);
});

test("a phone that has not heard the list yet offers all", () => {
  expect(choicesOf([]).map(({ kind }) => kind)).toEqual([...kinds]);
});

test("a report is called what was pressed", () => {
  expect([kindOf("vehicle-fire"), kindOf("flood"), kindOf("noise")]).toEqual(["fire", "water", "other"]);
});
