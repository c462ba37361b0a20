import { expect, test } from "vitest";
import { AssignmentStatus, nextAssignmentStatuses } from "@najda/protocol";
import { nextButtons } from "./next-buttons.ts";

const services = ["ambulance", "fire", "police"] as const;

test("every legal step is on some button, once, and nothing else is", () => {
  for (const status of AssignmentStatus.options) {
    for (const service of services) {
      const { main, beside, more } = nextButtons(status, service);
      const drawn = [main, ...beside, ...more].filter((next) => next !== undefined);
      const legal = nextAssignmentStatuses[status].filter((next) => next !== "cancelled");
      expect(drawn.toSorted()).toEqual(legal.toSorted());
    }
  }
});

test("the thumb finds the usual next step", () => {
  const walk = (service: "ambulance" | "fire") =>
    (["dispatched", "acknowledged", "en-route", "on-scene", "transporting", "at-destination"] as const).map((status) => nextButtons(status, service).main);
  expect(walk("fire")).toEqual(["acknowledged", "en-route", "on-scene", "cleared", "at-destination", "cleared"]);
  expect(walk("ambulance")).toEqual(["acknowledged", "en-route", "on-scene", "transporting", "at-destination", "cleared"]);
});

test("a crew can say that it can't go until it is on its way, and not after", () => {
  expect(nextButtons("dispatched", "fire").beside).toEqual(["refused"]);
  expect(nextButtons("acknowledged", "fire").beside).toEqual(["refused"]);
  const later = nextButtons("en-route", "fire");
  expect([...later.beside, ...later.more]).not.toContain("refused");
});

test("an ended assignment has no button", () => {
  expect(nextButtons("cleared", "fire")).toEqual({ main: undefined, beside: [], more: [] });
});
