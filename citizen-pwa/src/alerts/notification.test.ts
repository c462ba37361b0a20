import { expect, test } from "vitest";
import { notificationOf } from "./notification.ts";
import { anAlert } from "./test-alert.ts";

const inside = { near: { kind: "inside", place: "here" }, isNews: true, language: "en" } as const;
const nearby = { ...inside, near: { kind: "nearby" } } as const;

test("whom it means is woken, with what to do", () => {
  expect(notificationOf(anAlert(), inside)).toMatchObject({
    title: "Flood along the river: go upstairs now",
    body: expect.stringContaining("third floor"),
    urgent: true,
    silent: false,
    tag: anAlert().alertId,
    direction: "ltr",
  });
});

test("someone outside the area stays quiet, but is shown something: phones drop whoever shows nothing", () => {
  const shown = notificationOf(anAlert(), nearby);
  expect(shown).toMatchObject({ silent: true, urgent: false, title: "Alert nearby, not for you", body: "Flood along the river: go upstairs now" });
});

test("the same version again replaces without a sound", () => {
  expect(notificationOf(anAlert(), { ...inside, isNews: false }).silent).toBe(true);
});

test("the end is told to whoever may have seen the beginning, and does not stay for ever", () => {
  expect(notificationOf(anAlert({ kind: "all-clear" }), nearby)).toMatchObject({ title: "All-clear: Flood along the river: go upstairs now", silent: false, urgent: false });
});

test("the text's own language says in which direction it is read", () => {
  expect(notificationOf(anAlert(), { ...inside, language: "ar" })).toMatchObject({ language: "ar", direction: "rtl", title: "فيضان على ضفة النهر: اصعدوا الآن" });
});

test("a phone that knows no place is woken", () => {
  expect(notificationOf(anAlert(), { ...inside, near: { kind: "unknown" } }).silent).toBe(false);
});
