import { Refused } from "@najda/protocol";
import type { Alert } from "@najda/protocol";
import { expect, test } from "vitest";
import { inExercise } from "./exercise-words.ts";
import { checkTexts, cleanTexts, textFor } from "./texts.ts";
import { flood } from "../test/flood.ts";

type Texts = Pick<Alert, "texts" | "cancellation" | "allClear" | "capStatus">;
const { texts, cancellation, allClear } = flood();
const complete: Texts = { texts, cancellation, allClear, capStatus: "Actual" };
const without = <T>(all: Record<string, T>, language: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== language));
const words = (headline: string, description = `${headline}.`) => ({ headline, description, instruction: "Go." });

function whyNot(changed: Partial<Texts>): unknown {
  try {
    checkTexts({ ...complete, ...changed });
    return "accepted";
  } catch (error) {
    return error instanceof Refused && error.code === "alert-incomplete" ? error.facts : error;
  }
}

test("an alert with its correction and its all-clear in the same languages is complete", () => {
  expect(whyNot({})).toBe("accepted");
});

test.each<[string, Partial<Texts>, object]>([
  ["no text at all", { texts: {}, cancellation: {}, allClear: {} }, { why: "no-text" }],
  ["an all-clear that lacks a language", { allClear: without(allClear, "ar") }, { why: "languages-differ", part: "allClear", languages: ["ar"] }],
  ["a correction in a language that the alert has not", { texts: without(texts, "ar"), allClear: without(allClear, "ar") }, { why: "languages-differ", part: "cancellation", languages: ["ar"] }],
  ["one text under two languages", { texts: { en: words("Flood"), ar: words("FLOOD ") } }, { why: "same-text", part: "texts", languages: ["en", "ar"] }],
  ["two headlines over one description", { texts: { en: words("Flood", "Same."), ar: words("سيول", "Same.") } }, { why: "same-text" }],
  ["an exercise that says it is none", { capStatus: "Exercise", texts: { ...texts, en: words("This is not a drill") } }, { why: "exercise-denied", part: "texts" }],
  ["an exercise that says so in Arabic", { capStatus: "Exercise", texts: { ...texts, ar: words("هذا ليس تدريبا") } }, { why: "exercise-denied" }],
])("%s is refused", (_, changed, facts) => {
  expect(whyNot(changed)).toMatchObject(facts);
});

test("the real thing may say that it is no drill", () => {
  expect(whyNot({ texts: { ...texts, en: words("This is not a drill") } })).toBe("accepted");
});

test.each([
  ["ar", "ar"], ["ar-EG", "ar"], ["en-GB", "en"], ["fa", "en"], ["ckb", "en"], ["AR", "en"],
])("a person who reads %s gets %s", (language, got) => {
  expect(textFor({ ar: 1, en: 2 }, language)?.language).toBe(got);
});

test("where English is missing too, any language is better than none", () => {
  expect(textFor({ "ar-JO": 1 }, "ar")).toEqual({ language: "ar-JO", text: 1 });
  expect(textFor({ fa: 1, tr: 2 }, "de")).toEqual({ language: "fa", text: 1 });
  expect(textFor({}, "de")).toBeUndefined();
});

test("marks that turn text around are taken out, those that Persian is written with stay", () => {
  const dirty = { en: words("Go \u202eereht\u202c now\u200b") , fa: words("می\u200cرود") };
  const clean = cleanTexts({ ...flood(), texts: dirty }).texts;
  expect(clean["en"]?.headline).toBe("Go ereht now");
  expect(clean["fa"]?.headline).toBe("می\u200cرود");
});

test("an exercise says so first, once, in its own language", () => {
  expect(inExercise("سيول", "ar-JO")).toBe("تمرين: سيول");
  expect(inExercise("EXERCISE: flood", "en")).toBe("EXERCISE: flood");
  expect(inExercise("Überschwemmung", "de")).toBe("EXERCISE: Überschwemmung");
});
