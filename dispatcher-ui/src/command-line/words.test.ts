import { commandWords, foldWord, wordsOf } from "@najda/client/translations";
import { expect, test } from "vitest";
import { aBoard, anAssignment, anIncident, aType, aUnit, someId } from "../test-things.ts";
import { examples } from "./examples.ts";
import { problems } from "./intent.ts";
import { preview } from "./preview.ts";
import { understand } from "./understand.ts";
import { findVerb, verbs } from "./verbs.ts";

const languages = ["en", "ar"] as const;

const table = (key: string): unknown =>
  key.split(".").reduce<unknown>((at, part) => (typeof at === "object" && at !== null ? Reflect.get(at, part) : undefined), wordsOf("en").console.commandLine);

test("every word of the table means exactly one command", () => {
  const spelled = verbs.flatMap((verb) => languages.flatMap((language) => commandWords[verb][language].map((word) => foldWord(word))));
  expect(new Set(spelled).size).toBe(spelled.length);
});

test.each(verbs.flatMap((verb) => languages.flatMap((language) => commandWords[verb][language].map((word) => [word, verb] as const))))(
  "%s is understood as %s",
  (word, verb) => {
    expect(findVerb(word)).toBe(verb);
    expect(findVerb(word.toUpperCase())).toBe(verb);
  },
);

test("every problem has its sentence", () => {
  expect(problems.filter((code) => typeof table(`problems.${code}`) !== "string")).toEqual([]);
});

const engine = aUnit({ id: someId(1), callSign: "Engine 12", service: "fire" });
const medic7 = aUnit({ id: someId(2), callSign: "Medic 7" });
const medic9 = aUnit({ id: someId(3), callSign: "Medic 9" });
const fire = anIncident({ id: someId(101), number: "2026-000412" });
const fall = anIncident({ id: someId(102), number: "2026-001412", units: [{ unitId: medic9.id, callSign: "Medic 9" }] });

/** The same examples stand under statuses from which each of them is legal. */
const deskWhere = (status: "dispatched" | "on-scene") => ({
  board: aBoard({
    units: [engine, medic7, medic9],
    incidents: [fire, fall],
    assignments: [anAssignment({ unitId: medic9.id, incidentId: fall.id, status })],
    types: [aType(), aType({ code: "fall", names: { en: "Fall", ar: "سقوط" } })],
  }),
  dispositions: [{ code: "fire-out", names: {} }],
  role: "dispatcher" as const,
  now: new Date(2026, 10, 21, 14, 30),
});

test.each(languages.flatMap((language) => verbs.map((verb) => [language, verb, examples[language][verb]] as const)))(
  "the %s example of %s is understood, and says in words what it does: %s",
  (language, verb, line) => {
    const understood = [understand(line, deskWhere("dispatched")), understand(line, deskWhere("on-scene"))].find((each) => each.ok);
    expect(understood?.ok).toBe(true);
    if (understood?.ok !== true) return;
    expect(findVerb(line.split(/\s/)[0] ?? "")).toBe(verb);
    expect(table(preview(understood.intent, deskWhere("dispatched").board.incidentTypes, language).key)).toBeTypeOf("string");
  },
);
