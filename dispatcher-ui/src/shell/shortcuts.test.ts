import { expect, test } from "vitest";
import { shortcutOf, type Pressed } from "./shortcuts.ts";

const press = (pressed: Partial<Pressed>): Pressed => ({ code: "", key: "", ctrl: false, alt: false, typing: false, ...pressed });

test("F2 and F4 work while somebody types, letters do not", () => {
  expect(shortcutOf(press({ code: "F2", key: "F2", typing: true }))).toBe("newCall");
  expect(shortcutOf(press({ code: "F4", key: "F4", typing: true }))).toBe("commandLine");
  expect(shortcutOf(press({ code: "KeyW", key: "w", typing: true }))).toBeUndefined();
  expect(shortcutOf(press({ code: "Slash", key: "/", typing: true }))).toBeUndefined();
});

test("the same keys work under an Arabic layout", () => {
  expect(shortcutOf(press({ code: "KeyW", key: "ص" }))).toBe("waiting");
  expect(shortcutOf(press({ code: "Slash", key: "ظ" }))).toBe("commandLine");
});

test("Control and Enter press the blue button from anywhere; other combinations stay the browser's", () => {
  expect(shortcutOf(press({ key: "Enter", ctrl: true, typing: true }))).toBe("primary");
  expect(shortcutOf(press({ code: "KeyP", key: "p", ctrl: true }))).toBeUndefined();
  expect(shortcutOf(press({ code: "KeyW", key: "w", alt: true }))).toBeUndefined();
});
