import { expect, test } from "vitest";
import { positionWord } from "./position-words.ts";

const now = Date.parse("2026-11-21T14:00:00Z");
const fix = { at: [44, 36], recordedAt: now - 2000, accuracyMetres: 8 } as const;
const sharing = { state: "sharing", fix: { ...fix, at: [44, 36] as [number, number] }, sentAt: now - 2000 } as const;

test("a fresh fix over a live connection is shared, with its age", () => {
  expect(positionWord(sharing, { now, live: true })).toEqual({ key: "position", ageSeconds: 2, good: true });
});

test("without a connection nothing is called shared", () => {
  expect(positionWord(sharing, { now, live: false })).toMatchObject({ key: "positionWaiting", good: false });
});

test("a fix that nothing followed for a minute and a half is lost", () => {
  const old = { ...sharing, fix: { ...sharing.fix, recordedAt: now - 91_000 } };
  expect(positionWord(old, { now, live: true })).toEqual({ key: "positionLost", ageSeconds: 91, good: false });
});

test.each([
  [{ state: "off" }, "positionOff"],
  [{ state: "insecure" }, "positionOff"],
  [{ state: "denied" }, "positionDenied"],
  [{ state: "searching" }, "positionSearching"],
] as const)("%o is said plainly", (state, key) => {
  expect(positionWord(state, { now, live: true }).key).toBe(key);
});
