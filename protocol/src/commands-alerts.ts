import { z } from "zod";
import { Alert, AlertContent, AlertCounts, ReceiptKind } from "./alert.ts";
import { command } from "./command.ts";
import { Channel, SubscriptionInput } from "./subscription.ts";
import { Area, Id, Line, Time } from "./values.ts";

const office = ["alert-author", "alert-approver", "supervisor"] as const;
const writing = ["alert-author", "supervisor"] as const;
const ofAlert = z.strictObject({ alertId: Id });

/** Life 3: draft to receipts. */
export const alertCommands = {
  "alert:draft": command({
    says: "Writes an alert: area, texts in several languages, its correction and its all-clear.",
    by: writing,
    input: AlertContent.extend({ alertId: Id }),
    reply: Alert,
    naturalKey: (draft) => draft.alertId,
  }),
  "alert:edit": command({
    says: "Replaces the content of a draft, or of a submitted alert, which becomes a draft again. Clears any approval.",
    by: office,
    input: AlertContent.extend({ alertId: Id }),
    reply: Alert,
  }),
  "alert:submit": command({ says: "Asks a second person for approval.", by: writing, input: ofAlert, reply: Alert }),
  "alert:return": command({
    says: "Sends a submitted alert back to its author with a note.",
    by: ["alert-approver", "supervisor"],
    input: ofAlert.extend({ note: Line }),
    reply: Alert,
  }),
  "alert:approve": command({
    says: "Approves and sends. The approver has neither written, edited nor submitted it; `contentHash` is what was read.",
    by: ["alert-approver", "supervisor"],
    input: ofAlert.extend({ contentHash: z.string().optional().describe("contentHash of the alert that was read; refused when it changed since") }),
    reply: Alert,
  }),
  "alert:cancel": command({
    says: "Stops an alert within one range of recipients and sends the correction (false-alarm) or the all-clear (over).",
    by: office,
    input: ofAlert.extend({ reason: z.enum(["false-alarm", "over"]) }),
    reply: Alert,
  }),
  "alert:read": command({
    says: "An alert and how far it got, by channel.",
    by: [...office, "dispatcher"],
    input: ofAlert,
    reply: z.object({ alert: Alert, counts: AlertCounts }),
    reads: true,
  }),
  "alert:estimate": command({
    says: "How many subscriptions an area touches now, and its size.",
    by: office,
    input: z.strictObject({ area: Area }),
    reply: z.object({ subscriptions: z.number().int(), areaKm2: z.number(), cells: z.number().int() }),
    reads: true,
  }),
  "subscription:save": command({
    says: "Where a phone wants to be warned, and how it is reached.",
    by: ["citizen"],
    input: SubscriptionInput,
    reply: z.object({ id: Id, savedAt: Time }),
    offline: "queue",
  }),
  "subscription:remove": command({
    says: "Ends a subscription.",
    by: ["citizen"],
    input: z.strictObject({ id: Id }),
    reply: z.object({ id: Id }),
    offline: "queue",
  }),
  "cells:watch": command({
    says: "Which cells this open page wants to hear alerts of, over its own socket. Answers the alerts in force there.",
    by: ["citizen"],
    input: z.strictObject({ cells: z.array(z.string().regex(/^[0-9a-f]{15,16}$/)).max(200) }),
    reply: z.object({ through: z.number().int() }),
    reads: true,
  }),
  "receipt:report": command({
    says: "A phone tells that an alert was shown or opened, or that its owner is safe or needs help.",
    by: ["citizen"],
    input: z.strictObject({ alertId: Id, subscriptionId: Id.optional(), kind: ReceiptKind, at: Time }),
    reply: z.object({ counted: z.boolean() }),
    offline: "queue",
  }),
  "device:save": command({
    says: "Where a crew's device wants to be woken by web push.",
    by: ["responder"],
    input: z.strictObject({ id: Id, channel: Channel }),
    reply: z.object({ id: Id }),
    offline: "queue",
  }),
} as const;
