import { expect, test } from "vitest";
import { viewFrom, viewsOf } from "./views.ts";

test("each role lands on the page it works with", () => {
  expect(viewFrom("", "dispatcher")).toBe("desk");
  expect(viewFrom("", "alert-approver")).toBe("alerts");
  expect(viewFrom("", "administrator")).toBe("admin");
});

test("an address that a role may not see shows its first page instead", () => {
  expect(viewFrom("#/admin", "dispatcher")).toBe("desk");
  expect(viewFrom("#/alerts", "dispatcher")).toBe("alerts");
});

test("crews and citizens see nothing of the console", () => {
  expect(viewsOf("responder")).toEqual([]);
  expect(viewFrom("#/desk", "citizen")).toBeUndefined();
});
