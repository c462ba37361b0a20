import type { LngLat } from "@najda/protocol";
import { expect, test } from "vitest";
import { readCoordinates } from "./coordinates.ts";

const bounds = [43, 35, 45, 36.5] as const;
const here: LngLat = [44.1, 35.5];

test.each([
  "35.5, 44.1", "35.5 44.1", "35.5;44.1", "+35.5/+44.1", "(35.5, 44.1)", "geo:35.5,44.1;u=20", "35,500 44,100", "35.5N 44.1E", "N35.5 E44.1", "n 35.5° e 44.1°",
  "44.1E, 35.5N", "35°30'N 44°6'E", "35° 30′ 0″ N, 44° 6′ 0″ E", "35 30 0 N 44 6 0 E", "35 30.0, 44 6.0", "35d30m00s N 44d06m00s E", "N35°30.000' E044°06.000'",
  "٣٥٫٥، ٤٤٫١", "۳۵٫۵ ۴۴٫۱", "35°30′ شمالاً 44°6′ شرقاً", "\u200e35.5, 44.1\u200f",
  // The other way round than it is usual, and off the map that way.
  "44.1, 35.5",
])("%s", (text) => {
  const read = readCoordinates(text, [...bounds]);
  expect(read?.[0]).toBeCloseTo(here[0], 9);
  expect(read?.[1]).toBeCloseTo(here[1], 9);
});

test.each<[string, LngLat]>([
  ["-33.9, 18.4", [18.4, -33.9]],
  ["33.9S 18.4E", [18.4, -33.9]],
  ["41.15 N, 8.61 W", [-8.61, 41.15]],
  ["41.15 N, 8.61 O", [8.61, 41.15]],
  ["120.5, 30.2", [120.5, 30.2]],
])("%s, whatever the map shows", (text, at) => {
  const read = readCoordinates(text, [...bounds]);
  expect(read?.[0]).toBeCloseTo(at[0], 9);
  expect(read?.[1]).toBeCloseTo(at[1], 9);
});

test.each(["", "35.5", "12 garden street", "35.5, 244.1", "35.5N 44.1N", "35°70'N 44°6'E", "gate 4", "4 x 5", "195.5, 244.1", "N35.5S 44.1"])("%j is no place", (text) => {
  expect(readCoordinates(text, [...bounds])).toBeUndefined();
});
