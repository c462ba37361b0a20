import { describe, expect, test } from "vitest";
import { foldText } from "./fold-text.ts";
import { soundDistance, soundsOf } from "./spelling.ts";
import { typingErrors } from "./typing-errors.ts";
import { wordCost } from "./word-cost.ts";
import { askedKeysOf, keysOf, wordsIn } from "./words.ts";

const cost = (typed: string, word: string): number | undefined => wordCost(wordsIn(foldText(typed))[0]!, wordsIn(foldText(word))[0]!);

test.each([["garden", "garden", 0], ["gardn", "garden", 1], ["gaden", "garden", 1], ["graden", "garden", 1], ["gxrdxn", "garden", 2], ["شارع", "شارغ", 1], ["", "ab", 2]])(
  "from %s to %s: %i typing errors",
  (one, other, errors) => {
    expect(typingErrors(one, other, 3)).toBe(errors);
    expect(typingErrors(other, one, 3)).toBe(errors);
  },
);

test("counting stops where it is enough", () => {
  expect(typingErrors("hospital", "university", 2)).toBe(3);
});

describe("one word in two scripts", () => {
  test.each([
    ["shari", "شارع"], ["nahr", "النهر"], ["alnahr", "النهر"], ["shaqami", "شەقامی"], ["khiyaban", "خیابان"], ["xiyaban", "خیابان"], ["bimarestan", "بیمارستان"],
    ["mustashfa", "مستشفى"], ["madinah", "المدينة"], ["jami3", "جامع"], ["7ay", "حي"], ["qala", "القلعة"], ["zaytun", "زەیتوون"], ["şeqamî", "شەقامی"],
  ])("%s is %s", (latin, arabic) => {
    expect(cost(latin, arabic)).toBeLessThan(0.35);
    expect(keysOf(wordsIn(foldText(arabic))[0]!).some((key) => askedKeysOf(wordsIn(foldText(latin))[0]!).includes(key))).toBe(true);
  });

  test.each([["nahr", "شارع"], ["garden", "البستان"], ["hospital", "مستشفى"]])("%s is not %s", (latin, arabic) => {
    expect(cost(latin, arabic)).toBeUndefined();
  });

  test("the nearer spelling costs less", () => {
    expect(soundDistance(soundsOf("nahr"), soundsOf("نهر"))).toBeLessThan(soundDistance(soundsOf("nahr"), soundsOf("نور")));
  });
});

test("the same word, then a beginning, then a typing error, then a part, then nothing", () => {
  const costs = [cost("spital", "spital"), cost("spit", "spital"), cost("spitl", "spital"), cost("spital", "landesspital")].map((each) => each!);
  expect(costs).toEqual(costs.toSorted((one, other) => one - other));
  expect(cost("spital", "garden")).toBeUndefined();
});

test("a number is itself or its ordinal, never a beginning", () => {
  expect(cost("3", "3rd")).toBe(0.1);
  expect(cost("3", "30")).toBeUndefined();
});
