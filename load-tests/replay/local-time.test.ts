import { expect, test } from "vitest";
import { asWritten, epochSeconds, epochSecondsOfIso } from "./local-time.ts";

test.each([
  ["04/07/2020 11:53:08 PM", "2020-04-08T06:53:08Z"],
  ["04/08/2020 12:00:00 AM", "2020-04-08T07:00:00Z"],
  ["04/08/2020 12:15:40 PM", "2020-04-08T19:15:40Z"],
  ["01/15/2020 08:00:00 AM", "2020-01-15T16:00:00Z"],
  // The hours around both changes of that year.
  ["03/08/2020 01:59:59 AM", "2020-03-08T09:59:59Z"],
  ["03/08/2020 03:00:00 AM", "2020-03-08T10:00:00Z"],
  ["11/01/2020 02:00:00 AM", "2020-11-01T10:00:00Z"],
])("%s in San Francisco is %s", (written, utc) => {
  expect(new Date(epochSeconds(written) * 1_000).toISOString()).toBe(new Date(utc).toISOString());
});

test("a time is asked for and shown as people there write it", () => {
  expect(asWritten(epochSecondsOfIso("2020-04-07T18:00"))).toBe("2020-04-07 18:00");
});

test("what is no time is refused with an example", () => {
  expect(() => epochSeconds("7.4.2020")).toThrow("04/07/2020 11:53:08 PM");
});
