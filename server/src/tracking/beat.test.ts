import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { beatMs, openBeat } from "./beat.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] }));
afterEach(() => void vi.useRealTimers());

test("every watcher is served once in a beat, and not all at the same moment", () => {
  const served: { watcher: number; at: number }[] = [];
  const beat = openBeat<number>((watcher) => served.push({ watcher, at: performance.now() }));
  for (let watcher = 0; watcher < 20; watcher += 1) beat.add(watcher);
  vi.advanceTimersByTime(beatMs);
  expect(served.map((service) => service.watcher).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, watcher) => watcher));
  expect(new Set(served.map((service) => service.at)).size).toBe(10);
  beat.stop();
});

test("when the event loop was held up, what was missed is served at once, and only once", () => {
  const served: number[] = [];
  const beat = openBeat<number>((watcher) => served.push(watcher));
  for (let watcher = 0; watcher < 10; watcher += 1) beat.add(watcher);
  // The clock goes on while no timer can run.
  vi.setSystemTime(Date.now());
  const now = performance.now();
  vi.spyOn(performance, "now").mockReturnValue(now + 5 * beatMs);
  vi.advanceTimersByTime(20);
  expect(served.sort((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, watcher) => watcher));
  beat.stop();
});

test("nothing runs while nobody watches", () => {
  const beat = openBeat<string>(() => undefined);
  expect(vi.getTimerCount()).toBe(0);
  beat.add("console");
  expect(vi.getTimerCount()).toBe(1);
  beat.remove("console");
  expect(vi.getTimerCount()).toBe(0);
});
