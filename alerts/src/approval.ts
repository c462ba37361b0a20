import { Refused, nextAlertStatuses } from "@najda/protocol";
import type { Alert, AlertStatus } from "@najda/protocol";
import { checkTexts } from "./texts.ts";

/** An alert, and everybody who ever changed its content, the author included, the last one last. */
export interface Draft {
  readonly alert: Alert;
  readonly editorIds: readonly string[];
}

interface Person {
  readonly personId: string;
  readonly name: string;
}

/** The next status, where the table of transitions allows it. */
export function advance(alert: Alert, status: AlertStatus): Alert {
  const allowed = nextAlertStatuses[alert.status];
  if (!allowed.includes(status)) throw new Refused("alert-status", { status: alert.status, wanted: status, allowed });
  return { ...alert, status, version: alert.version + 1 };
}

/** May its content still be changed? Whatever it was, it is a draft again, and nobody has approved it. */
export function reopenForEdit({ alert, editorIds }: Draft, by: Person): Draft {
  const draft = alert.status === "draft" ? { ...alert, version: alert.version + 1 } : advance(alert, "draft");
  const { submittedBy: _, approvedBy: __, approvedHash: ___, ...unapproved } = draft;
  return { alert: { ...unapproved, lastEditorId: by.personId }, editorIds: [...editorIds.filter((id) => id !== by.personId), by.personId] };
}

/** Asks for a second pair of eyes; only for what could go out as it is. */
export function submit(alert: Alert, by: Person, now: Date): Alert {
  const { returnNote: _, ...submitted } = advance(alert, "submitted");
  checkReady(alert, now);
  return { ...submitted, submittedBy: by.personId };
}

/** Sends a submitted alert back to its author, saying why. */
export function returnToAuthor(alert: Alert, note: string): Alert {
  if (alert.status !== "submitted") throw notFrom(alert, "draft");
  const { submittedBy: _, ...draft } = advance(alert, "draft");
  return { ...draft, returnNote: note };
}

export interface Approval {
  readonly by: Person;
  readonly now: Date;
  /** The hash of what the approver read, where the approver's app says it. */
  readonly contentHash?: string | undefined;
}

/**
 * Four eyes: nobody sends the public an alert alone. The approver neither wrote, edited nor submitted it, and the
 * approval is for exactly the content with this hash. The constraint `two_persons` says the same.
 */
export function approve({ alert, editorIds }: Draft, { by, now, contentHash }: Approval): Alert {
  const approved = advance(alert, "approved");
  const hadAHandInIt = [alert.author.id, alert.lastEditorId, alert.submittedBy, ...editorIds].includes(by.personId);
  if (hadAHandInIt) throw new Refused("same-person", { alertId: alert.id });
  if (contentHash !== undefined && contentHash !== alert.contentHash) throw new Refused("alert-changed", { alertId: alert.id });
  checkReady(alert, now);
  return { ...approved, approvedBy: { id: by.personId, name: by.name }, approvedHash: alert.contentHash };
}

/** Stops it, at any time before it has ended by itself. One person suffices: silence must be easier than noise. */
export function cancel(alert: Alert, reason: "false-alarm" | "over", now: Date): Alert {
  return { ...advance(alert, "cancelled"), cancelReason: reason, endedAt: now.toISOString() };
}

/** Its time is over. */
export function expire(alert: Alert, now: Date): Alert {
  return { ...advance(alert, "expired"), endedAt: now.toISOString() };
}

/** Whether phones may have heard of it, so that its end has to be told. */
export const isOut = (alert: Alert): boolean => alert.sentAt !== undefined;

function checkReady(alert: Alert, now: Date): void {
  if (Date.parse(alert.expires) <= now.getTime()) throw new Refused("alert-expired", { expires: alert.expires });
  checkTexts(alert);
}

function notFrom(alert: Alert, wanted: AlertStatus): Refused {
  return new Refused("alert-status", { status: alert.status, wanted, allowed: nextAlertStatuses[alert.status] });
}
