import { expect, test } from "vitest";
import type { ReportState } from "@najda/protocol";
import { isOpen, withReport } from "./report-list.ts";

const report = (id: string, minute: number, status: ReportState["status"] = "received"): ReportState => ({
  id, trackingNumber: `R-${id}`, kind: "fire", filedAt: `2026-11-21T16:0${minute}:00.000Z`, status,
});

test("news of a report takes the place of what was known of it", () => {
  const list = [report("b", 5), report("a", 1)];
  expect(withReport(list, report("a", 1, "help-on-the-way"))).toEqual([report("b", 5), report("a", 1, "help-on-the-way")]);
  expect(withReport(list, report("c", 3)).map(({ id }) => id)).toEqual(["b", "c", "a"]);
});

test("a report is open until it is done or was none", () => {
  expect((["received", "being-checked", "help-on-the-way", "help-arrived", "done", "not-an-emergency"] as const).map((status) => isOpen(report("a", 1, status)))).toEqual([
    true, true, true, true, false, false,
  ]);
});
