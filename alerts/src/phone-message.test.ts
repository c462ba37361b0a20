import { covers } from "@najda/geo";
import type { Area, LngLat, PublishedAlert } from "@najda/protocol";
import { assert, constantFrom, integer, property, string, tuple } from "fast-check";
import { expect, test } from "vitest";
import { maxPlaintextBytes } from "./channels/encrypt.ts";
import { bytesOf, phoneMessageBytes, phoneMessages } from "./phone-message.ts";
import { flood } from "../test/flood.ts";

const url = "/citizen/alerts/0198f3c2-7b1e-7cc3-9d55-3f1f6a2b9c01";

function published(changes: Partial<PublishedAlert> = {}): PublishedAlert {
  const { area, texts, severity, urgency, expires } = flood();
  return {
    alertId: "0198f3c2-7b1e-7cc3-9d55-3f1f6a2b9c01", kind: "alert", version: 1, capStatus: "Actual", severity, urgency,
    sender: "Civil Defence", sentAt: "2026-11-21T10:00:00.000Z", expires, area, texts, cells: [],
    ...changes,
  };
}

/** A ring of so many corners that never crosses itself. */
function ring(corners: number, [lng, lat]: LngLat = [35.9, 31.9]): LngLat[] {
  const points = Array.from({ length: corners }, (_, at): LngLat => {
    const angle = (at / corners) * 2 * Math.PI;
    const radius = 0.05 + 0.03 * Math.sin(at * 12.9898) ** 2;
    return [lng + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
  });
  return [...points, points[0] ?? [0, 0]];
}

test("a short alert arrives as it was written, with its whole area", () => {
  expect(phoneMessages(published(), url)("ar")).toMatchObject({
    headline: "سيول في وسط البلد", instruction: "اصعد إلى مكان مرتفع.", language: "ar", status: "Actual", area: published().area, url,
  });
});

test("whatever was written and drawn, the message fits, and never loses the headline", () => {
  const letters = constantFrom(...Array.from("ابجدهوزحطيكلمن <>&\"\\\n🌊سABC"));
  const text = (maxLength: number) => string({ unit: letters, minLength: 1, maxLength });
  assert(
    property(tuple(text(160), text(1395), text(1395), integer({ min: 3, max: 250 }), integer({ min: 1, max: 3 })), ([headline, description, instruction, corners, islands]) => {
      const rings = Array.from({ length: islands }, (_, at) => [ring(Math.max(3, Math.floor(corners / islands)), [35.9 + at * 0.5, 31.9])]);
      const area: Area = { type: "MultiPolygon", coordinates: rings };
      const message = phoneMessages(published({ area, texts: { ar: { headline, description, instruction } } }), url)("ar");
      expect(bytesOf(message)).toBeLessThanOrEqual(phoneMessageBytes);
      expect(message.headline).toBe(headline);
      expect(message.description).not.toBe("");
    }),
    { numRuns: 40 },
  );
}, 30_000);

test("the longest texts of all leave room for an outline, and the instruction is the last to be cut", () => {
  const long = { headline: "ا".repeat(160), description: "ب".repeat(1395), instruction: "ج".repeat(400) };
  const message = phoneMessages(published({ area: { type: "Polygon", coordinates: [ring(900)] }, texts: { ar: long } }), url)("ar");
  expect(message.instruction).toBe(long.instruction);
  expect(message.description).toMatch(/^ب{100,}…$/);
});

test("the outline contains the whole area, to half a metre", () => {
  const round = Array.from({ length: 901 }, (_, at): LngLat => {
    const angle = ((at % 900) / 900) * 2 * Math.PI;
    const radius = 0.05 + 0.01 * Math.sin(angle * 7);
    return [35.9 + radius * Math.cos(angle), 31.9 + radius * Math.sin(angle)];
  });
  const message = phoneMessages(published({ area: { type: "Polygon", coordinates: [round] } }), url)("en");
  const aMetreIn = ([lng, lat]: LngLat): LngLat => [35.9 + (lng - 35.9) * 0.9998, 31.9 + (lat - 31.9) * 0.9998];
  const outside = round.filter((point) => !covers(message.area, aMetreIn(point)));
  expect(outside).toEqual([]);
});

test("an exercise is marked by us, and still within what the phone reads", () => {
  const texts = { en: { headline: "x".repeat(160), description: "d" } };
  const message = phoneMessages(published({ capStatus: "Exercise", texts }), url)("en");
  expect(message.headline).toMatch(/^EXERCISE: x+$/);
  expect(message.headline.length).toBe(160);
});

test("a message is made once for each language", () => {
  const messageFor = phoneMessages(published(), url);
  expect(messageFor("ar")).toBe(messageFor("ar"));
  expect(phoneMessageBytes).toBeLessThan(maxPlaintextBytes);
});
