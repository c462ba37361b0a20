import { expect, test } from "vitest";
import { aType } from "../test-things.ts";
import { fittingTypes } from "./fitting-types.ts";

const types = [
  aType({ code: "vehicle-fire", names: { en: "Vehicle fire", ar: "حريق مركبة" } }),
  aType({ code: "fire-alarm", names: { en: "Fire alarm", ar: "إنذار حريق" } }),
  aType({ code: "fall", names: { en: "Fall", ar: "سقوط" } }),
];
const codes = (text: string): readonly string[] => fittingTypes(text, types, (type) => type.names["en"] ?? "").map((type) => type.code);

test("a name that begins with the letters stands before one that has them in a later word", () => {
  expect(codes("fir")).toEqual(["fire-alarm", "vehicle-fire"]);
});

test("the other language finds the type too, with or without hamza", () => {
  expect(codes("انذار")).toEqual(["fire-alarm"]);
  expect(codes("سقوط")).toEqual(["fall"]);
});

test("nothing typed shows them all by name; letters that fit nothing show none", () => {
  expect(codes("")).toEqual(["fall", "fire-alarm", "vehicle-fire"]);
  expect(codes("zzz")).toEqual([]);
});
