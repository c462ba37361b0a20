import { AlertContent } from "@najda/protocol";
import { expect, test } from "vitest";
import { anAlert, later, morning, someId } from "../test-things.ts";
import { buttons } from "./buttons.ts";
import { contentFrom, draftFrom, emptyDraft, missing, withText } from "./draft.ts";

const author = { id: someId(501), role: "alert-author" } as const;
const approver = { id: someId(502), role: "alert-approver" } as const;
const now = new Date(morning);

test("a draft can be edited, submitted and withdrawn by its author, and not approved", () => {
  expect(buttons(anAlert(), author)).toEqual(["edit", "submit", "cancel"]);
});

test("a submitted alert can be returned or approved by a second person", () => {
  const submitted = anAlert({ status: "submitted", submittedBy: author.id });
  expect(buttons(submitted, approver)).toEqual(["edit", "return", "approve", "cancel"]);
});

test("whoever edited an alert no longer sees the button that approves it", () => {
  expect(buttons(anAlert({ status: "submitted", lastEditorId: approver.id }), approver)).not.toContain("approve");
});

test("a sent alert can only be stopped, an ended one not even that", () => {
  expect(buttons(anAlert({ status: "sent" }), approver)).toEqual(["cancel"]);
  expect(buttons(anAlert({ status: "expired" }), approver)).toEqual([]);
});

test("a dispatcher reads alerts and presses nothing", () => {
  expect(buttons(anAlert({ status: "submitted" }), { id: someId(9), role: "dispatcher" })).toEqual([]);
});

test("a new draft names everything that is still missing", () => {
  const draft = emptyDraft(someId(1), now, "Exercise");
  expect(missing(draft, now).map(({ what }) => what)).toEqual(["area", "texts", "texts", "cancellation", "cancellation", "allClear", "allClear"]);
  expect(contentFrom(draft, now)).toBeUndefined();
});

test("an alert without its all-clear in every language can't be sent", () => {
  const draft = withText(draftFrom(anAlert()), { part: "allClear", language: "en" }, { headline: " " });
  expect(missing(draft, now)).toEqual([{ what: "allClear", language: "en" }]);
});

test("an alert whose time has passed is not complete", () => {
  expect(missing(draftFrom(anAlert({ expires: later(-60) })), now)).toEqual([{ what: "expires" }]);
});

test("what is complete fits the contract, also without the optional instruction of the all-clear", () => {
  const draft = withText(draftFrom(anAlert()), { part: "allClear", language: "en" }, { instruction: "" });
  const content = contentFrom(draft, now);
  expect(AlertContent.safeParse(content).success).toBe(true);
  expect(content?.allClear["en"]).not.toHaveProperty("instruction");
});
