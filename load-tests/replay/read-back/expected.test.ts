import { expect, test } from "vitest";
import { expectedOf } from "./expected.ts";
import type { Line } from "./file.ts";

const words = { type: "Alarms", disposition: "Fire", priority: "3", address: "" };

/** `later`: response, on scene, transport, hospital, available. */
const line = (id: string, dispatch: number, later: (number | undefined)[], unit = "E1"): Line => ({
  id,
  call: id,
  unit,
  words,
  lat: 0,
  lng: 0,
  received: 0,
  entry: 0,
  dispatch,
  later,
});

const one = (lines: Line[], id: string) => {
  const found = expectedOf(lines).get(id);
  if (found === undefined) throw new Error(`nothing is expected of ${id}`);
  return { path: found.path.join(" "), flags: found.flags, cleared: found.times.get("cleared"), end: found.end };
};

test("a plain row goes its way without a flag", () => {
  expect(one([line("a", 10, [20, 30, undefined, undefined, 40])], "a")).toEqual({
    path: "dispatched acknowledged en-route on-scene cleared",
    flags: [],
    cleared: 40,
    end: 40,
  });
});

test("what is missing is skipped, and the next step says so", () => {
  expect(one([line("a", 10, [undefined, undefined, undefined, undefined, 40])], "a")).toMatchObject({
    path: "dispatched cleared",
    flags: ["skipped cleared"],
  });
});

test("a stamp before the present step is late and changes nothing else", () => {
  expect(one([line("a", 10, [20, 30, 50, 45, 60])], "a")).toMatchObject({
    path: "dispatched acknowledged en-route on-scene transporting cleared",
    flags: ["late at-destination"],
  });
});

test("an end before an earlier step is late, and the desk ends the job at the last stamp", () => {
  expect(one([line("a", 10, [20, 50, undefined, undefined, 40])], "a")).toMatchObject({ flags: ["late cleared"], cleared: 50, end: 50 });
});

test("a unit that is needed elsewhere ends its job then", () => {
  const lines = [line("b", 50, [60, 65, undefined, undefined, 70]), line("a", 10, [20, 55, undefined, undefined, 90])];
  expect(one(lines, "a")).toEqual({ path: "dispatched acknowledged en-route cleared", flags: ["skipped cleared"], cleared: 50, end: 50 });
  expect(one(lines, "b")).toMatchObject({ flags: [], end: 70 });
});
