import { expect, test } from "vitest";
import { notificationOf, wakingFrom } from "./notification.ts";

const message = { assignmentId: "a1", unitId: "u1", what: "sent", status: "dispatched", number: "2026-000412", type: "chest-pain", priority: 1, address: "Palm Square 3" };

test("a crew reads what it is, where, and how urgent, in its language", () => {
  expect(notificationOf(wakingFrom(message), "en")).toMatchObject({
    title: "New assignment: Chest pain", body: "Palm Square 3\nPriority 1", tag: "a1", urgent: true, direction: "ltr",
  });
  expect(notificationOf(wakingFrom(message), "ar")).toMatchObject({ title: "مهمة جديدة: ألم في الصدر", direction: "rtl" });
});

test("asking again and calling back take the place of what was shown before", () => {
  const again = notificationOf(wakingFrom({ ...message, what: "again" }), "en");
  const recalled = notificationOf(wakingFrom({ ...message, what: "recalled" }), "en");
  expect([again.title, recalled.title]).toEqual(["Please answer: Chest pain", "Assignment cancelled: Chest pain"]);
  expect([again.tag, recalled.tag]).toEqual(["a1", "a1"]);
});

const moveUp = { moveUpId: "m1", unitId: "u1", what: "move-up", place: "North Station", names: { und: "North Station", ar: "محطة الشمال" } };

test("a crew reads where to cover in its language, and the end takes that notice's place", () => {
  expect(notificationOf(wakingFrom(moveUp), "en")).toMatchObject({ title: "Move up: cover North Station", tag: "move-up:m1", urgent: true });
  expect(notificationOf(wakingFrom(moveUp), "ar")).toMatchObject({ title: "انتقال للتغطية: محطة الشمال", direction: "rtl" });
  expect(notificationOf(wakingFrom({ ...moveUp, what: "move-up-over" }), "en")).toMatchObject({ title: "Move-up ended: North Station", tag: "move-up:m1" });
  expect(notificationOf(wakingFrom({ ...moveUp, names: 7 }), "ar").title).toContain("North Station");
});

test("an assignment or another order takes the notice of a move-up away; a recall or an end does not", () => {
  const takesAway = (pushed: object) => notificationOf(wakingFrom(pushed), "en").takesAway;
  expect([takesAway(message), takesAway(moveUp)]).toEqual(["move-up:", "move-up:"]);
  expect([takesAway({ ...message, what: "recalled" }), takesAway({ ...moveUp, what: "move-up-over" })]).toEqual([undefined, undefined]);
});

test.each([[undefined], [{ ...moveUp, place: 7 }], ["text"], [{}], [{ ...message, what: "new-in-a-later-version" }], [{ ...message, type: 7 }]])("%o still shows something", (other) => {
  expect(notificationOf(wakingFrom(other), "en")).toMatchObject({ title: "News from the desk", body: "Press to open it." });
});
