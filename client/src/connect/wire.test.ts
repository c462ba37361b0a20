import { expect, test } from "vitest";
import { readEvent } from "./wire.ts";
import { changed, unitOf } from "./test-board.ts";

const id = "01936d5e-7c00-7000-8000-000000000001";
const unit = { ...unitOf("e1", 1), id, centreId: id, agencyId: id };

test("an event of the table is read", () => {
  expect(readEvent(changed(3, unit))).toMatchObject({ number: 3, name: "unit:changed", payload: { callSign: "e1" } });
});

test("what is no kept event, or does not fit its schema, is not believed", () => {
  expect(readEvent({ ...changed(3, unit), name: "unit:exploded" })).toBeUndefined();
  expect(readEvent({ ...changed(3, unit), name: "toString" })).toBeUndefined();
  expect(readEvent({ number: 3, name: "alert:counted", at: "", payload: {} })).toBeUndefined();
  expect(readEvent({ ...changed(3, unit), payload: { ...unit, duty: "asleep" } })).toBeUndefined();
  expect(readEvent(null)).toBeUndefined();
});
