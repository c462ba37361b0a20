import { expect, test } from "vitest";
import { pathOf, routeOf } from "./route.ts";
import type { Route } from "./route.ts";

const id = "0193a000-0000-7000-8000-0000000000a1";
const routes: readonly Route[] = [
  { name: "home" },
  { name: "help", kind: undefined, forSomeoneElse: false, silent: false, alertId: undefined },
  { name: "help", kind: "fire", forSomeoneElse: true, silent: true, alertId: id },
  { name: "sent", reportId: id, silent: false },
  { name: "sent", reportId: id, silent: true },
  { name: "reports" },
  { name: "alert", alertId: id },
  { name: "receiving" },
  { name: "place", place: "work" },
  { name: "settings" },
];

test.each(routes.map((route) => [pathOf(route), route] as const))("/%s leads back to its screen", (path, route) => {
  expect(routeOf(path)).toEqual(route);
});

test("an address that nobody knows leads home, and so does no address", () => {
  expect([routeOf("nonsense/x"), routeOf(""), routeOf("alerts")].map(({ name }) => name)).toEqual(["home", "home", "home"]);
  expect(routeOf("places/nowhere").name).toBe("receiving");
});
