import { expect, test } from "vitest";
import { chipAfterKey, chipGrid } from "./chip-grid.ts";

test("as many equal columns as fit, and never none", () => {
  expect(chipGrid(340, ["M1", "M2", "M3", "M4"])).toMatchObject({ columns: 3, rows: 2 });
  expect(chipGrid(40, ["Ambulance 12"]).columns).toBe(1);
});

test("arrows walk the way the language reads, and stop at the ends", () => {
  const arabic = { columns: 3, count: 7, forwards: "ArrowLeft" } as const;
  expect(chipAfterKey("ArrowLeft", 0, arabic)).toBe(1);
  expect(chipAfterKey("ArrowRight", 0, arabic)).toBe(0);
  expect(chipAfterKey("ArrowDown", 5, arabic)).toBe(6);
  expect(chipAfterKey("Tab", 0, arabic)).toBeUndefined();
});
