import { expect, test } from "vitest";
import { passedBy } from "./passed-by.ts";

const passes = (path: string, base: string): boolean => passedBy(base).some((pattern) => pattern.test(path));

test("the console's service worker leaves the other apps and the server's own paths alone", () => {
  const left = ["/responder", "/responder/", "/citizen/alerts/1", "/api/board", "/intake/calls", "/alerts/feed.atom", "/tracking/", "/docs", "/socket.io/", "/tiles/3/4/5.mvt"];
  expect(left.filter((path) => !passes(path, "/"))).toEqual([]);
});

test("pages of the console are its own, also those whose names begin alike", () => {
  expect(["/", "/incidents/0412", "/alerting", "/apiary", "/socketxio/"].filter((path) => passes(path, "/"))).toEqual([]);
});

test("the other apps have their folder for themselves", () => {
  expect(passes("/citizen/alerts/1", "/citizen/")).toBe(false);
});
