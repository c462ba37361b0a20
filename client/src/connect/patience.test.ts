import { expect, test } from "vitest";
import { mayArrive, whatNow } from "./patience.ts";
import { judge } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

const unreachable: Verdict = { kind: "later", why: "unreachable" };
const silence: Verdict = { kind: "later", why: "no-answer" };

/** What a person is told after these attempts. */
function told(verdicts: readonly Verdict[]): unknown {
  let arrived = false;
  for (const [index, verdict] of verdicts.entries()) {
    arrived ||= mayArrive(verdict);
    const next = whatNow(verdict, index + 1, arrived);
    if (next !== "again") return next;
  }
  return "still trying";
}

test("without a connection a command that can't wait is refused after a second look", () => {
  expect(told([unreachable])).toBe("still trying");
  expect(told([unreachable, unreachable])).toMatchObject({ kind: "refused", refusal: { code: "offline" } });
});

test("once a message may have arrived, nobody is told that it did not", () => {
  expect(told([silence, unreachable, unreachable])).toBe("still trying");
  expect(told([silence, unreachable, unreachable, unreachable])).toMatchObject({ refusal: { code: "unknown-outcome" } });
});

test("an answer that comes at last is the answer", () => {
  expect(told([silence, unreachable, { kind: "done", value: 7 }])).toEqual({ kind: "done", value: 7 });
});

test("a service that can't store anything says so in its own words after some tries", () => {
  const busy = judge({ ok: false, code: "not-ready", message: "Ask again." });
  expect(told([busy, busy, busy])).toBe("still trying");
  expect(told([busy, busy, busy, busy])).toMatchObject({ refusal: { code: "not-ready" } });
});

test("answers are told apart: done, refused, signed out, later", () => {
  expect(judge({ ok: true, value: 1 }).kind).toBe("done");
  expect(judge({ ok: false, code: "unit-busy", message: "", facts: { callSign: "E12" } })).toMatchObject({ kind: "refused", refusal: { facts: { callSign: "E12" } } });
  expect(judge({ ok: false, code: "signed-out", message: "" }).kind).toBe("signed-out");
  expect(judge({ ok: false, code: "internal", message: "" })).toMatchObject({ kind: "later", why: "fault" });
  expect(judge({ ok: false, code: "too-many", message: "", facts: { seconds: 12 } })).toMatchObject({ kind: "later", why: "busy", afterSeconds: 12 });
});
