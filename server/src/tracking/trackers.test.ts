import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openTrackers } from "./trackers.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

/** A database that knows one tracker at a time, or is away. */
function database() {
  const state = { unitId: "engine 1", isAway: false, asked: 0 };
  const read = async (): Promise<Map<string, string>> => {
    state.asked += 1;
    if (state.isAway) throw new Error("the database is away");
    return new Map([["JJ", state.unitId]]);
  };
  return { state, read };
}

test("a tracker that rides in another vehicle is followed within half a minute, and at once when it is told here", async () => {
  const { state, read } = database();
  const trackers = openTrackers(read);
  expect(await trackers.unitOf("centre", ["JJ"])).toBe("engine 1");
  state.unitId = "engine 2";
  expect(await trackers.unitOf("centre", ["JJ"])).toBe("engine 1");
  vi.advanceTimersByTime(31_000);
  expect(await trackers.unitOf("centre", ["JJ"])).toBe("engine 2");
  state.unitId = "engine 3";
  trackers.forget();
  expect(await trackers.unitOf("centre", ["JJ"])).toBe("engine 3");
});

test("a name that nobody has does not cost a query each time", async () => {
  const { state, read } = database();
  const trackers = openTrackers(read);
  for (let attempt = 0; attempt < 100; attempt += 1) expect(await trackers.unitOf("centre", ["nobody"])).toBeUndefined();
  expect(state.asked).toBe(1);
  vi.advanceTimersByTime(2_100);
  await trackers.unitOf("centre", ["nobody"]);
  expect(state.asked).toBe(2);
});

test("while the database is away what was known goes on to count; what was never read can't be told", async () => {
  const { state, read } = database();
  const trackers = openTrackers(read);
  await trackers.unitOf("centre", ["JJ"]);
  state.isAway = true;
  vi.advanceTimersByTime(60_000);
  expect(await trackers.unitOf("centre", ["JJ"])).toBe("engine 1");
  await expect(trackers.unitOf("other centre", ["JJ"])).rejects.toThrow("away");
  state.isAway = false;
  expect(await trackers.unitOf("other centre", ["JJ"])).toBe("engine 1");
});
