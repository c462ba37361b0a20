import { refusals as refusalTable } from "@najda/protocol";
import { expect, test } from "vitest";
import {
  ar, commandWords, createTranslations, direction, en, foldWord, formatAge, formatClock, formatDistance, formatDuration,
  incidentTypeName, pickLanguage, refusalSentence, unitState, wordsOf,
} from "./index.ts";
import { pseudo } from "./pseudo.ts";

const leaves = (table: object, path = ""): [string, string][] =>
  Object.entries(table).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : leaves(value as object, `${path}${key}.`),
  );

/** Names of the places that are filled in, without ICU's own words. */
const placesOf = (message: string): string[] =>
  [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map((found) => found[1] ?? ""))].sort();

test("Arabic fills in the same facts as English", () => {
  const arabic = new Map(leaves(ar));
  const different = leaves(en).filter(([key, message]) => {
    const theirs = arabic.get(key);
    return theirs === undefined || placesOf(theirs).join() !== placesOf(message).join();
  });
  expect(different.map(([key]) => key)).toEqual([]);
});

test("no Arabic text is English that was left behind", () => {
  const allowed = new Set(["common.language.en", "common.language.en-XA"]);
  const left = leaves(ar).filter(([key, message]) => !allowed.has(key) && !/[\u0600-\u06ff]/.test(message.replaceAll(/\{\w+\}/g, "")) && /[A-Za-z]{3}/.test(message.replaceAll(/\{\w+\}/g, "")));
  expect(left).toEqual([]);
});

test("every plural in Arabic has all six forms", () => {
  const short = leaves(ar).filter(([, message]) => message.includes(", plural,")).filter(([, message]) =>
    ["zero", "one", "two", "few", "many", "other"].some((form) => !message.includes(` ${form} {`)),
  );
  expect(short.map(([key]) => key)).toEqual([]);
});

test("Arabic counts seconds as Arabic does, with Latin digits", () => {
  const t = createTranslations("ar").t;
  expect([1, 2, 3, 11, 100].map((count) => t("common.time.secondsLong", { count }))).toEqual([
    "ثانية واحدة", "ثانيتان", "3 ثوان", "11 ثانية", "100 ثانية",
  ]);
});

test("an age is told in the largest unit that says enough", () => {
  expect([0.01, 0.27, 48.9, 185, 7500, 3600, 200_000].map((age) => formatAge(age, "en"))).toEqual([
    "0.1 s", "0.3 s", "48 s", "3 min", "2 h 5 min", "1 h", "2 d",
  ]);
  expect(formatAge(48, "ar")).toBe("48 ث");
});

test("clocks, durations and distances keep Latin digits in every language", () => {
  expect(formatDuration(174)).toBe("2:54");
  expect(formatDuration(3723)).toBe("1:02:03");
  expect(formatClock("2026-11-21T14:07:32Z", "ar", { timeZone: "UTC" })).toBe("14:07:32");
  expect([18.4, 243, 4120, 12_600].map((metres) => formatDistance(metres, "en"))).toEqual(["18 m", "240 m", "4.1 km", "13 km"]);
  expect(formatDistance(4120, "ar")).toBe("4.1 كم");
});

test("every refusal of the protocol has a sentence, and its facts come as words of the language", () => {
  expect(Object.keys(refusalTable).filter((code) => !(code in en.refusals))).toEqual([]);
  const refusal = { code: "status-illegal", message: "", facts: { status: "on-scene", wanted: "en-route", allowed: ["transporting", "cleared"] } };
  expect(refusalSentence(refusal, "en")).toBe("From “On scene” it can't go to “En route”. Possible now: Transporting, Cleared.");
  expect(refusalSentence(refusal, "ar")).toContain("«في الموقع»");
  expect(refusalSentence({ code: "brand-new", message: "Ask the desk." }, "en")).toBe("This was refused: Ask the desk.");
});

test("the refusals name the same facts in the protocol and here", () => {
  const missing = Object.entries(refusalTable).filter(([code, row]) => {
    const said = new Set(placesOf(row.says));
    return placesOf((en.refusals as Record<string, string>)[code] ?? "").some((place) => !said.has(place));
  });
  expect(missing.map(([code]) => code)).toEqual([]);
});

test("pseudo language accents what is read and leaves the places and plural rules alone", () => {
  expect(pseudo("Signed in as {name}")).toBe("[Šíğñéð íñ áš {name}]");
  expect(pseudo("{count, plural, one {# unit} other {# units}}")).toBe("[{count, plural, one {# úñíţ} other {# úñíţš}}]");
  const t = createTranslations("en-XA").t;
  expect(t("common.area.corners", { count: 2 })).toBe("[2 çóŕñéŕš]");
  expect(leaves(wordsOf("en-XA")).every(([, message]) => message.startsWith("["))).toBe(true);
});

test("language and direction follow the person's choice, then the browser", () => {
  expect(pickLanguage([null, "fr-FR", "ar-JO", "en"])).toBe("ar");
  expect(pickLanguage(["de"])).toBe("en");
  expect([direction("ar"), direction("ckb"), direction("fa-IR"), direction("en")]).toEqual(["rtl", "rtl", "rtl", "ltr"]);
});

test("a type is called what the installation calls it, else by our word, else by its code", () => {
  expect(incidentTypeName({ code: "structure-fire", names: { ar: "حريق عقار" } }, "ar")).toBe("حريق عقار");
  expect(incidentTypeName({ code: "structure-fire", names: {} }, "ar")).toBe("حريق مبنى");
  expect(incidentTypeName("zombie", "en")).toBe("zombie");
});

test("no word of the command line stands for two commands", () => {
  const seen = new Map<string, string>();
  const doubles: string[] = [];
  for (const [verb, forms] of Object.entries(commandWords)) {
    for (const word of [...forms.en, ...forms.ar].map(foldWord)) {
      if (seen.has(word) && seen.get(word) !== verb) doubles.push(`${word}: ${seen.get(word)} and ${verb}`);
      seen.set(word, verb);
    }
  }
  expect(doubles).toEqual([]);
  expect(foldWord("إرسال")).toBe(foldWord("ارسال"));
});

test("a unit shows its assignment before its duty", () => {
  expect(unitState("in-service", undefined)).toBe("available");
  expect(unitState("in-service", "on-scene")).toBe("on-scene");
  expect(unitState("out-of-service", undefined)).toBe("out-of-service");
  expect(unitState("in-service", "cleared")).toBe("available");
});
