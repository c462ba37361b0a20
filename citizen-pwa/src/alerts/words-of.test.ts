import { expect, test } from "vitest";
import { bandOf } from "./band.ts";
import { anAlert } from "./test-alert.ts";
import { steps, wordsOf } from "./words-of.ts";

test("the person's own language comes first, then English, then any", () => {
  expect(wordsOf(anAlert(), ["ar"])?.language).toBe("ar");
  expect(wordsOf(anAlert(), ["ar-JO"])?.language).toBe("ar");
  expect(wordsOf(anAlert(), ["fa", "ckb"])?.language).toBe("en");
  const kurdish = { ckb: { headline: "لافاو", description: "لافاو" } };
  expect(wordsOf(anAlert({ texts: kurdish }), ["ar"])?.language).toBe("ckb");
  expect(wordsOf(anAlert({ texts: {} }), ["ar"])).toBeUndefined();
});

test.each([
  ["Go up.\nTake water.", ["Go up.", "Take water."]],
  ["- Go up\n• Take water\n3. Wait", ["Go up", "Take water", "Wait"]],
  ["Go to floor 3 or higher. Do not drive.", ["Go to floor 3 or higher.", "Do not drive."]],
  ["اصعدوا الآن. لا تقودوا السيارة. هل تحتاجون إلى مساعدة؟ اتصلوا.", ["اصعدوا الآن.", "لا تقودوا السيارة.", "هل تحتاجون إلى مساعدة؟", "اتصلوا."]],
  ["Stay 1.5 km away", ["Stay 1.5 km away"]],
  [undefined, []],
] as const)("%s is read as a list", (instruction, expected) => {
  expect(steps(instruction)).toEqual(expected);
});

test.each([
  [{ severity: "Extreme" }, "purple"],
  [{ severity: "Severe", urgency: "Immediate" }, "purple"],
  [{ severity: "Severe", urgency: "Expected" }, "red"],
  [{ severity: "Moderate", urgency: "Immediate" }, "red"],
  [{ severity: "Moderate", urgency: "Future" }, "yellow"],
  [{ severity: "Minor", urgency: "Immediate" }, "yellow"],
  [{ severity: "Extreme", kind: "all-clear" }, "green"],
  [{ kind: "correction" }, "green"],
] as const)("%o is %s", (changes, band) => {
  expect(bandOf(anAlert(changes))).toBe(band);
});
