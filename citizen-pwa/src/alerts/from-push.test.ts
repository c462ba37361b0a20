import { expect, test } from "vitest";
import { alertFromPush } from "./from-push.ts";
import { anAlert } from "./test-alert.ts";

const { alertId, version, kind, severity, urgency, sender, sentAt, expires, area } = anAlert();
const message = {
  alertId, version, kind, severity, urgency, sender, sentAt, expires, area,
  status: "Exercise", language: "ar", headline: "تمرين: فيضان", description: "النهر يرتفع.", instruction: "اصعدوا.", url: "/citizen/alerts/1",
};

test("a pushed message is the alert in one language", () => {
  expect(alertFromPush(message)).toEqual(
    anAlert({ capStatus: "Exercise", cells: [], texts: { ar: { headline: "تمرين: فيضان", description: "النهر يرتفع.", instruction: "اصعدوا." } } }),
  );
});

test("an all-clear without an instruction is understood", () => {
  expect(alertFromPush({ ...message, kind: "all-clear", instruction: "" })?.texts["ar"]).toEqual({ headline: "تمرين: فيضان", description: "النهر يرتفع." });
});

test.each([[undefined], ["text"], [{}], [{ ...message, area: { type: "Point" } }], [{ ...message, language: undefined }]])("%o is no alert", (other) => {
  expect(alertFromPush(other)).toBeUndefined();
});
