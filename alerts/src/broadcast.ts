import { areaCells, areaKm2, checkArea, hashArea } from "@najda/geo";
import { Refused } from "@najda/protocol";
import type { Actor, Alert, AlertContent, Input, Reply, Tx } from "@najda/protocol";
import * as alerts from "./alerts.sql.ts";
import { advance, approve, cancel, expire, isOut, reopenForEdit, returnToAuthor, submit } from "./approval.ts";
import { countsOf } from "./counts.sql.ts";
import { publish, publishEnd } from "./publish.ts";
import { subscriptionsIn } from "./audience.sql.ts";
import { cleanTexts } from "./texts.ts";
import { setExpiryTimer } from "./timers.sql.ts";
import { finishVersion, freeze, stopVersion, versionsOf } from "./versions.sql.ts";

/**
 * From draft to receipts, in the order it happens:
 *
 *   draftAlert -> editAlert -> submitAlert -> approveAlert -> (fan-out.job) -> finishSending -> cancelAlert or expireAlert
 *
 * Each step loads what it needs, asks a rule, saves, and publishes, in the runner's transaction. Rows are locked in
 * the order alert, version. Approval writes the frozen version, and that is the order to send: the fan-out finds it
 * there, so nothing is sent that is not committed, and nothing committed is forgotten.
 */
export async function draftAlert(tx: Tx, by: Actor, input: Input<"alert:draft">): Promise<Alert> {
  const { alertId, ...content } = input;
  const alert = await alerts.insert(tx, {
    id: alertId,
    centreId: centreOf(by),
    content: checked(tx, content),
    authorId: by.personId,
    now: tx.clock.now(),
  });
  tx.publish("alert:changed", alert);
  return alert;
}

/** Whatever it was, it is a draft again: an edit clears submission and approval. */
export async function editAlert(tx: Tx, by: Actor, input: Input<"alert:edit">): Promise<Alert> {
  const { alertId, ...content } = input;
  const edited = reopenForEdit(await alerts.lock(tx, { centreId: by.centreId, alertId }), by);
  const alert = await alerts.saveContent(tx, edited, { content: checked(tx, content), now: tx.clock.now() });
  tx.publish("alert:changed", alert);
  return alert;
}

export async function submitAlert(tx: Tx, by: Actor, { alertId }: Input<"alert:submit">): Promise<Alert> {
  const { alert } = await alerts.lock(tx, { centreId: by.centreId, alertId });
  return saved(tx, submit(alert, by, tx.clock.now()));
}

export async function returnAlert(tx: Tx, by: Actor, { alertId, note }: Input<"alert:return">): Promise<Alert> {
  const { alert } = await alerts.lock(tx, { centreId: by.centreId, alertId });
  return saved(tx, returnToAuthor(alert, note));
}

/** The second pair of eyes. With it the alert is frozen, on its way to open pages, and ordered to be fanned out. */
export async function approveAlert(tx: Tx, by: Actor, { alertId, contentHash }: Input<"alert:approve">): Promise<Alert> {
  const draft = await alerts.lock(tx, { centreId: by.centreId, alertId });
  const now = tx.clock.now();
  exerciseInDemo(tx, draft.alert.capStatus);
  const approved = await alerts.saveStep(tx, approve(draft, { by, now, contentHash }), now);
  const published = publish(approved, { sender: tx.settings.alertSenderName, cells: areaCells(approved.area), now });
  await freeze(tx, { published, contentHash: approved.contentHash, areaHash: await hashArea(approved.area) });
  await setExpiryTimer(tx, { alertId, dueAt: new Date(approved.expires) });
  const sending = await alerts.saveStep(tx, { ...advance(approved, "sending"), sentAt: now.toISOString() }, now);
  tx.publish("alert:changed", sending);
  tx.publish("alert:published", published);
  return sending;
}

/** Are all ranges of a version through? Then it is finished, and an alert that was being sent is sent. Called by jobs. */
export async function finishSending(tx: Tx, of: { alertId: string; version: number }): Promise<void> {
  const { alert } = await alerts.lockAnywhere(tx, of.alertId);
  const finished = await finishVersion(tx, { ...of, now: tx.clock.now() });
  if (finished && alert.status === "sending") await saved(tx, advance(alert, "sent"));
}

/** One person suffices to stop an alert. Whoever may have heard of it hears that it is wrong, or over. */
export async function cancelAlert(tx: Tx, by: Actor, { alertId, reason }: Input<"alert:cancel">): Promise<Alert> {
  const { alert } = await alerts.lock(tx, { centreId: by.centreId, alertId });
  // A second press finds what the first one did.
  if (alert.status === "cancelled" && alert.cancelReason === reason) return alert;
  const now = tx.clock.now();
  const cancelled = await alerts.saveStep(tx, cancel(alert, reason, now), now);
  const [sent] = await versionsOf(tx, alertId);
  if (!isOut(alert) || sent === undefined) {
    tx.publish("alert:changed", cancelled);
    return cancelled;
  }
  await stopVersion(tx, { alertId, version: sent.version, now });
  const end = publishEnd(sent.published, { alert: cancelled, now });
  await freeze(tx, { published: end, contentHash: cancelled.contentHash, areaHash: sent.areaHash });
  tx.publish("alert:changed", cancelled);
  tx.publish("alert:published", end);
  return cancelled;
}

/** The expiry that the alert was approved with has come. Called by its timer. */
export async function expireAlert(tx: Tx, alertId: string): Promise<void> {
  const { alert } = await alerts.lockAnywhere(tx, alertId);
  const now = tx.clock.now();
  if ((alert.status !== "sending" && alert.status !== "sent") || Date.parse(alert.expires) > now.getTime()) return;
  await stopVersion(tx, { alertId, version: 1, now });
  await saved(tx, expire(alert, now));
}

export async function readAlert(tx: Tx, by: Actor, { alertId }: Input<"alert:read">): Promise<Reply<"alert:read">> {
  const { alert } = await alerts.read(tx, { centreId: by.centreId, alertId });
  return { alert, counts: await countsOf(tx, alertId) };
}

/** What an area would reach, before anybody decides. */
export async function estimateAlert(tx: Tx, _by: Actor, { area }: Input<"alert:estimate">): Promise<Reply<"alert:estimate">> {
  const cells = areaCells(checkArea(area));
  return { subscriptions: await subscriptionsIn(tx, cells), areaKm2: areaKm2(area), cells: cells.length };
}

function checked(tx: Tx, content: AlertContent): AlertContent {
  exerciseInDemo(tx, content.status);
  return { ...cleanTexts(content), area: checkArea(content.area) };
}

function exerciseInDemo(tx: Tx, capStatus: Alert["capStatus"]): void {
  if (tx.settings.demo && capStatus !== "Exercise") throw new Refused("exercise-only");
}

async function saved(tx: Tx, alert: Alert): Promise<Alert> {
  const kept = await alerts.saveStep(tx, alert, tx.clock.now());
  tx.publish("alert:changed", kept);
  return kept;
}

/** The wall: alerts belong to the control room of whoever writes them. */
function centreOf(by: Actor): string {
  if (by.centreId === undefined) throw new Refused("not-found", {});
  return by.centreId;
}
