import fc from "fast-check";
import { expect, test } from "vitest";
import { agedOut, head, isFull, longestMs, most, pauseMs, refusedOnes, settle, waiting } from "./outbox.ts";
import type { Entry } from "./outbox.ts";
import type { Verdict } from "./verdict.ts";

const entry = (order: number, personId = "me"): Entry => ({
  commandId: `id-${order}`, order, personId, name: "incident:note", input: {}, madeAt: 0, attempts: 0,
});

const refusal = { code: "incident-over", message: "over" };
const verdicts = fc.constantFrom<Verdict>(
  { kind: "done", value: 1 },
  { kind: "refused", refusal },
  { kind: "later", why: "unreachable" },
  { kind: "later", why: "no-answer" },
  { kind: "later", why: "fault", refusal: { code: "internal", message: "fault" } },
  { kind: "later", why: "busy", afterSeconds: 3 },
);

/** Sends the head again and again with these verdicts; answers what the server saw, and what is left. */
function drained(entries: readonly Entry[], answers: readonly Verdict[]): { sent: Entry[]; left: readonly Entry[] } {
  let left = entries;
  const sent: Entry[] = [];
  for (const verdict of answers) {
    const next = head(left, "me");
    if (next === undefined) break;
    sent.push(next);
    const after = settle(next, verdict);
    left = left.flatMap((each) => (each.order !== next.order ? [each] : after === undefined ? [] : [after]));
  }
  return { sent, left };
}

test("whatever the answers, commands go out in the order they were made, and none is skipped or dropped", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...Array(12).keys()]), fc.array(verdicts, { maxLength: 60 }), (orders, answers) => {
      const entries = orders.map((order) => entry(order));
      const { sent, left } = drained(entries, answers);
      const firsts = [...new Set(sent.map(({ order }) => order))];
      expect(firsts).toEqual([...orders].sort((a, b) => a - b).slice(0, firsts.length));
      const done = firsts.length - (waiting(left).some(({ order }) => order === firsts.at(-1)) ? 1 : 0) - refusedOnes(left).length;
      expect(left.length).toBe(entries.length - done);
    }),
  );
});

test("a command is sent again with the same id until its answer is known", () => {
  const { sent } = drained([entry(1)], [{ kind: "later", why: "no-answer" }, { kind: "later", why: "fault" }, { kind: "done", value: 1 }]);
  expect(sent.map(({ commandId }) => commandId)).toEqual(["id-1", "id-1", "id-1"]);
});

test("a refused command is kept to be seen, and those behind it go on", () => {
  const { sent, left } = drained([entry(1), entry(2)], [{ kind: "refused", refusal }, { kind: "done", value: 1 }]);
  expect(sent.map(({ order }) => order)).toEqual([1, 2]);
  expect(refusedOnes(left)).toMatchObject([{ order: 1, refusal }]);
});

test("a fault that comes back every time does not hold up the rest for ever", () => {
  const fault: Verdict = { kind: "later", why: "fault", refusal: { code: "internal", message: "fault" } };
  const { sent, left } = drained([entry(1), entry(2)], [...Array<Verdict>(8).fill(fault), { kind: "done", value: 1 }]);
  expect(sent.at(-1)?.order).toBe(2);
  expect(refusedOnes(left).map(({ order }) => order)).toEqual([1]);
});

test("no network for days does not count as a fault", () => {
  const away: Verdict[] = Array<Verdict>(100).fill({ kind: "later", why: "unreachable" });
  expect(drained([entry(1)], away).left).toEqual([entry(1)]);
});

test("nobody's session sends somebody else's commands", () => {
  expect(head([entry(1, "other"), entry(2, "me")], "me")?.order).toBe(2);
  expect(head([entry(1, "other")], "me")).toBeUndefined();
});

test("an ended session leaves the queue as it was", () => {
  expect(settle(entry(1), { kind: "signed-out" })).toEqual(entry(1));
});

test("full is said, and what is older than three days is not sent unasked", () => {
  const many = Array.from({ length: most }, (_, order) => entry(order));
  expect([isFull(many), isFull(many.slice(1))]).toEqual([true, false]);
  const old = agedOut([entry(1), { ...entry(2), madeAt: 10 }], longestMs + 5);
  expect(old).toMatchObject([{ order: 1, refusal: { code: "aged-out" } }]);
});

test("pauses double to half a minute, or are what the server asked for", () => {
  expect([0, 1, 2, 5, 50].map((failures) => pauseMs(failures))).toEqual([1000, 2000, 4000, 30_000, 30_000]);
  expect(pauseMs(1, 12)).toBe(12_000);
});
