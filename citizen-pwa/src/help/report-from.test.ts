import { expect, test } from "vitest";
import { ReportInput } from "@najda/protocol";
import { anAlert } from "../alerts/test-alert.ts";
import type { Fields } from "./fields.ts";
import { reportFrom } from "./report-from.ts";

const id = "0193a000-0000-7000-8000-0000000000b1";
const place = { at: [44.01, 36.19] as [number, number], accuracyMetres: 18 };
const fields: Fields = { type: "structure-fire", address: "", text: "", phone: "" };
const asked = { name: "help", forSomeoneElse: false, silent: false } as const;

test("two presses make a whole report: what and where", () => {
  const report = reportFrom({ id, place, fields, asked, alert: undefined });
  expect(report).toEqual({ id, at: place.at, kind: "structure-fire", accuracyMetres: 18 });
  expect(ReportInput.safeParse(report).success).toBe(true);
});

test("whoever must stay silent is not rung back: no number goes out, even if one was typed", () => {
  const report = reportFrom({ id, place, fields: { ...fields, phone: "0790000000", text: "He is here" }, asked: { ...asked, silent: true }, alert: undefined });
  expect(report).toMatchObject({ silent: true, text: "He is here" });
  expect(report.phone).toBeUndefined();
});

test("help asked for because of an alert names it", () => {
  const { alertId } = anAlert();
  expect(reportFrom({ id, place, fields: { ...fields, text: "Third floor" }, asked, alert: anAlert() }).text).toBe(
    `[Flood along the river: go upstairs now ${alertId}]\nThird floor`,
  );
});

test("what people type never makes the report malformed", () => {
  const long = "ن".repeat(5000);
  const report = reportFrom({ id, place, fields: { ...fields, text: long, address: long, phone: "1".repeat(60) }, asked: { ...asked, forSomeoneElse: true }, alert: anAlert() });
  expect(ReportInput.safeParse(report).success).toBe(true);
  expect(report.forSomeoneElse).toBe(true);
});
