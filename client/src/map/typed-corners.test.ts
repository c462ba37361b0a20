import { expect, test } from "vitest";
import { areaFromLines, linesFromArea } from "./typed-corners.ts";

const triangle = { type: "Polygon", coordinates: [[[35.9, 31.9], [35.95, 31.9], [35.9, 31.95], [35.9, 31.9]]] };

test("corners are typed as latitude and longitude, one per line, and the ring closes itself", () => {
  expect(areaFromLines("31.9, 35.9\n31.9 35.95\n\n31.95;35.9")).toEqual(triangle);
});

test("Arabic and Persian digits, comma and point are read", () => {
  expect(areaFromLines("٣١٫٩، ٣٥٫٩\n۳۱.۹، ۳۵.۹۵\n31.95, 35.9")).toEqual(triangle);
});

test("a first corner that is repeated at the end is no corner of its own", () => {
  expect(areaFromLines("31.9,35.9\n31.9,35.95\n31.95,35.9\n31.9,35.9")).toEqual(triangle);
});

test("the line that can't be read is named", () => {
  expect(areaFromLines("31.9, 35.9\nnorth of the bridge\n31.95, 35.9")).toEqual({ fault: "line", line: 2, text: "north of the bridge" });
  expect(areaFromLines("95, 35.9")).toMatchObject({ fault: "line", line: 1 });
  expect(areaFromLines("31.9, 35.9\n31.9, 35.95")).toEqual({ fault: "too-few" });
});

test("what is shown can be read back", () => {
  const area = areaFromLines("31.9, 35.9\n31.9, 35.95\n31.95, 35.9");
  expect("fault" in area ? area : areaFromLines(linesFromArea(area))).toEqual(area);
});
