import { expect, test } from "vitest";
import type { Outcome } from "./ports.ts";
import { resultOf } from "./retry.ts";

const now = new Date("2026-11-21T10:00:00Z");
const tried = (outcome: Outcome, attempts = 1) => {
  const { state, notBefore } = resultOf(outcome, { subscriptionId: "s", attempts, now });
  return notBefore === undefined ? state : `${state} ${(notBefore.getTime() - now.getTime()) / 1000}`;
};

test.each<[Outcome, number, string]>([
  [{ kind: "accepted" }, 1, "accepted"],
  [{ kind: "gone" }, 8, "gone"],
  [{ kind: "refused", reason: "413" }, 1, "failed"],
  [{ kind: "later", seconds: 30, reason: "429" }, 1, "waiting 30"],
  [{ kind: "later", seconds: 30, reason: "429" }, 8, "failed"],
  [{ kind: "unreached", reason: "ECONNREFUSED" }, 1, "waiting 5"],
  [{ kind: "unreached", reason: "ECONNREFUSED" }, 4, "waiting 40"],
  [{ kind: "unknown", reason: "no answer" }, 1, "waiting 5"],
  [{ kind: "our-key", reason: "403" }, 1, "waiting 60"],
])("%o at attempt %i: %s", (outcome, attempts, wanted) => {
  expect(tried(outcome, attempts)).toBe(wanted);
});
