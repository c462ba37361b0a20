import { expect, test } from "vitest";
import { anAssignment, later } from "../test-things.ts";
import { ladder } from "./ladder.ts";

test("a unit that was just sent waits for its device", () => {
  expect(ladder(anAssignment())).toEqual({ sent: "done", reached: "now", opened: "open", acknowledged: "open" });
});

test("an opened assignment has also reached the device, and waits for the answer", () => {
  expect(ladder(anAssignment({ openedAt: later(3) }))).toEqual({ sent: "done", reached: "done", opened: "done", acknowledged: "now" });
});

test("a crew that answers by radio has climbed the whole ladder", () => {
  expect(Object.values(ladder(anAssignment({ status: "en-route" })))).toEqual(["done", "done", "done", "done"]);
});

test("nothing is waited for once an assignment has ended", () => {
  expect(Object.values(ladder(anAssignment({ status: "cancelled", active: false })))).toEqual(["done", "open", "open", "open"]);
});
