import { z } from "zod";
import { Area, Id, Language, Time } from "./values.ts";

export const AlertStatus = z.enum(["draft", "submitted", "approved", "sending", "sent", "cancelled", "expired"]);

/** Where an alert may go next. A trigger enforces the same edges (table `alert_edges`). */
export const nextAlertStatuses: Record<AlertStatus, readonly AlertStatus[]> = {
  draft: ["submitted", "cancelled"],
  submitted: ["draft", "approved", "cancelled"],
  approved: ["sending", "cancelled"],
  sending: ["sent", "cancelled", "expired"],
  sent: ["cancelled", "expired"],
  cancelled: [],
  expired: [],
};

/** How many ended alerts a board keeps for a look back. */
export const endedAlertsShown = 50;

/** CAP 1.2 code lists (OASIS, 3.2.1 and 3.2.2), without the values that a sender must not offer. */
export const CapStatus = z.enum(["Actual", "Exercise"]);
export const Severity = z.enum(["Extreme", "Severe", "Moderate", "Minor"]);
export const Urgency = z.enum(["Immediate", "Expected", "Future"]);
export const Certainty = z.enum(["Observed", "Likely", "Possible"]);
export const AlertCategory = z.enum([
  "Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "CBRNE", "Other",
]);

/** What people read, in one language. `headline` at most 160 characters as CAP advises. */
export const AlertText = z.strictObject({
  headline: z.string().trim().min(1).max(160),
  description: z.string().trim().min(1).max(1395),
  instruction: z.string().trim().min(1).max(1395),
});

/** The text that ends an alert, in one language. */
export const EndText = z.strictObject({
  headline: z.string().trim().min(1).max(160),
  description: z.string().trim().min(1).max(1395),
  instruction: z.string().trim().max(1395).optional(),
});

export const AlertTexts = z.record(Language, AlertText);
export const EndTexts = z.record(Language, EndText);

/** What people edit. */
export const AlertContent = z.strictObject({
  area: Area,
  texts: AlertTexts,
  cancellation: EndTexts.describe("the correction that goes out when the alert was a mistake; same languages as texts"),
  allClear: EndTexts.describe("what goes out when the danger is over; same languages as texts"),
  severity: Severity,
  urgency: Urgency,
  certainty: Certainty,
  category: AlertCategory.optional(),
  expires: Time,
  status: CapStatus.describe("Exercise in demo mode, always"),
});

/** How far a sent alert got. Channels count what they did; receipts count what phones told. */
export const AlertCounts = z.object({
  alertId: Id,
  targeted: z.number().int(),
  accepted: z.number().int(),
  failed: z.number().int(),
  gone: z.number().int(),
  shown: z.number().int(),
  opened: z.number().int(),
  safe: z.number().int(),
  needHelp: z.number().int(),
});

export const Alert = AlertContent.omit({ status: true }).extend({
  id: Id,
  centreId: Id,
  status: AlertStatus,
  capStatus: CapStatus,
  /** sha256, hex, of the canonical content; the approval is bound to it. */
  contentHash: z.string(),
  author: z.object({ id: Id, name: z.string() }),
  lastEditorId: Id,
  submittedBy: Id.optional(),
  approvedBy: z.object({ id: Id, name: z.string() }).optional(),
  approvedHash: z.string().optional(),
  returnNote: z.string().optional(),
  sentAt: Time.optional(),
  endedAt: Time.optional(),
  cancelReason: z.enum(["false-alarm", "over"]).optional(),
  updatedAt: Time,
  version: z.number().int(),
});

/** What a phone shows. */
export const PublishedAlert = z.object({
  alertId: Id,
  kind: z.enum(["alert", "all-clear", "correction"]),
  version: z.number().int(),
  capStatus: CapStatus,
  severity: Severity,
  urgency: Urgency,
  sender: z.string(),
  sentAt: Time,
  expires: Time,
  area: Area,
  texts: EndTexts,
  /** H3 cells of resolution 7 that the area touches. */
  cells: z.array(z.string()),
});

export const ReceiptKind = z.enum(["shown", "opened", "safe", "need-help"]);

export type AlertStatus = z.infer<typeof AlertStatus>;
export type AlertText = z.infer<typeof AlertText>;
export type EndText = z.infer<typeof EndText>;
export type AlertContent = z.infer<typeof AlertContent>;
export type AlertCounts = z.infer<typeof AlertCounts>;
export type Alert = z.infer<typeof Alert>;
export type PublishedAlert = z.infer<typeof PublishedAlert>;
export type ReceiptKind = z.infer<typeof ReceiptKind>;
