import { expect, test } from "vitest";
import { spokenText, voiceFor } from "./speech.ts";
import { anAlert } from "./test-alert.ts";
import { wordsOf } from "./words-of.ts";

const voice = (lang: string, localService = false) => ({ lang, localService });

test("only a voice of the text's language reads it", () => {
  expect(voiceFor([voice("en-US"), voice("de-DE")], "ar")).toBeUndefined();
  expect(voiceFor([voice("en-US"), voice("ar_EG")], "ar-JO")).toEqual(voice("ar_EG"));
});

test("a voice on the device is taken before one that needs a network", () => {
  expect(voiceFor([voice("en-US"), voice("en-GB", true)], "en")).toEqual(voice("en-GB", true));
});

test("an exercise says so before anything else, and what to do comes before why", () => {
  const alert = anAlert({ capStatus: "Exercise" });
  const words = wordsOf(alert, ["en"])!;
  expect(spokenText(alert, words, "Exercise")).toMatch(/^Exercise\.\nFlood.*\.\nGo to the third floor[^]*The river rises\.$/);
});
