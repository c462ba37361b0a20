import { expect, test } from "vitest";
import { receivingState } from "./state.ts";
import type { ReceivingFacts } from "./state.ts";

const well: ReceivingFacts = { cells: 2, subscribed: true, permission: "granted", live: true };

test.each([
  [well, "on"],
  [{ ...well, live: false }, "on"],
  [{ ...well, permission: "denied" }, "pageOnly"],
  [{ ...well, permission: "denied", live: false }, "off"],
  [{ ...well, subscribed: false }, "pageOnly"],
  [{ ...well, subscribed: false, live: false }, "off"],
  [{ ...well, cells: 0 }, "noPlaces"],
] as const)("%o: %s", (facts, state) => {
  expect(receivingState(facts)).toBe(state);
});
