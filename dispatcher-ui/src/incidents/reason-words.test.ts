import { expect, test } from "vitest";
import { reasonSentence } from "./reason-words.ts";

const format = { age: (seconds: number) => `${seconds} s`, distance: (metres: number) => `${metres} m` };

test("a busy unit says on which incident, and only that it is busy where the number is not told", () => {
  expect(reasonSentence({ code: "busy", facts: { number: "2026-000412" } }, format)).toMatchObject({ key: "busy", values: { number: "2026-000412" } });
  expect(reasonSentence({ code: "busy" }, format).key).toBe("busy-elsewhere");
});

test("an old position says how old", () => {
  expect(reasonSentence({ code: "position-old", facts: { seconds: 600 } }, format)).toMatchObject({ key: "position-old", values: { age: "600 s" } });
  expect(reasonSentence({ code: "position-old" }, format).key).toBe("position-old-unknown");
});
