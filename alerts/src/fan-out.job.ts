import { createHash, randomUUID } from "node:crypto";
import { finishSending } from "./broadcast.ts";
import * as deliveries from "./deliveries.sql.ts";
import type { Claim, Range, Recipient, Result } from "./deliveries.sql.ts";
import { inBatches } from "./in-batches.ts";
import { phoneMessages } from "./phone-message.ts";
import type { PhoneMessage } from "./phone-message.ts";
import type { FanOut, Outcome } from "./ports.ts";
import { resultOf } from "./retry.ts";
import { versionToSend } from "./version-to-send.ts";
import { readVersion } from "./versions.sql.ts";
import type { Version } from "./versions.sql.ts";

/** Messages of one range on their way at one time, and so the most that can be in doubt when its sender is killed. */
const sliceSize = 100;

/** Much longer than any send can take: only a process that is gone lets a claim run out. */
const leaseMs = 30_000;

/** Sent all, or the time at which the rest may be tried again. `troubles` are for the engineers. */
export interface RangeDone {
  readonly again?: Date;
  readonly troubles: readonly string[];
}

/**
 * Tells everybody of one range, a slice at a time, nearest first.
 *
 * Each recipient is claimed before and written down after the push. When the process dies in between, nobody can
 * know whether the push arrived. We send again after the lease, because a warning that never comes is worse than
 * one that comes twice, and because the second is not seen: it has the same Topic, so the push service replaces a
 * first that is still waiting, and the same alert, version and tag, so a phone that has shown it does not ring.
 * At most one slice of each range under way is in that doubt; everybody else is sent to exactly once, which the key
 * of alert_deliveries keeps true whatever a queue does (docs/decisions/0202).
 */
export async function sendRange(fanOut: FanOut, range: Range): Promise<RangeDone> {
  const version = await versionToSend(fanOut.db, range);
  const messages = messagesOf(fanOut, version);
  const troubles = new Set<string>();
  for (;;) {
    const now = fanOut.clock.now();
    if (fanOut.stopping?.() === true) return { again: now, troubles: [...troubles] };
    const claim = { ...range, claim: randomUUID(), now, leasedUntil: new Date(now.getTime() + leaseMs), most: sliceSize };
    const recipients = await deliveries.claim(fanOut.db, claim);
    if (recipients.length === 0) break;
    // Written down as they come: one slow phone must not keep the other 99 in doubt.
    const results = inBatches<Result>((batch) => writeDown(fanOut, claim, batch));
    await Promise.all(
      recipients.map(async (recipient) => {
        const outcome = await tell(fanOut, { recipient, version, messages });
        if (outcome.kind === "our-key") troubles.add(`${recipient.channel}: ${outcome.reason}`);
        results.add(resultOf(outcome, { ...recipient, now: fanOut.clock.now() }));
      }),
    );
    await results.finish();
  }
  return { ...(await leave(fanOut, range)), troubles: [...troubles] };
}

async function writeDown(fanOut: FanOut, of: Claim, results: readonly Result[]): Promise<void> {
  await deliveries.record(fanOut.db, { of, results });
  const ids = results.filter(({ state }) => state === "gone").map(({ subscriptionId }) => subscriptionId);
  if (ids.length > 0) await deliveries.forgetSubscriptions(fanOut.db, { ids, claimedAt: of.now });
}

/** Nobody could be claimed: through, stopped, or all that are left have to wait. */
async function leave(fanOut: FanOut, range: Range): Promise<{ again?: Date }> {
  const again = await fanOut.transaction(async (tx) => {
    const now = tx.clock.now();
    const version = await readVersion(tx, range);
    if (version === undefined || version.stopped || version.expiresAt <= now) await deliveries.stopRange(tx, { ...range, now });
    const next = await deliveries.nextTry(tx, range);
    if (next === undefined) await deliveries.finishRange(tx, { ...range, now });
    return next;
  });
  if (again !== undefined) return { again };
  await fanOut.transaction((tx) => finishSending(tx, range));
  return {};
}

interface Telling {
  readonly recipient: Recipient;
  readonly version: Version;
  readonly messages: (language: string) => PhoneMessage;
}

async function tell(fanOut: FanOut, { recipient, version, messages }: Telling): Promise<Outcome> {
  const { address, keys, channel, purpose } = recipient;
  if (address === null) return { kind: "gone" };
  const message = messages(recipient.language ?? "en");
  const push = {
    body: Buffer.from(JSON.stringify(message)),
    ttlSeconds: (version.expiresAt.getTime() - fanOut.clock.now().getTime()) / 1000,
    urgency: "high",
    topic: topicOf(version.alertId),
  } as const;
  if (channel === "web-push" && keys !== null) return fanOut.senders.browser[purpose ?? "public"]({ endpoint: address, keys }, push);
  if (fanOut.senders.app === undefined) return { kind: "refused", reason: "no sender for apps is set up" };
  return fanOut.senders.app(address, { ...push, title: message.headline, text: message.description, tag: version.alertId });
}

/** The same for the alert and for its end, so that the end replaces an alert which the phone has not fetched yet. */
const topicOf = (alertId: string): string => createHash("sha256").update(alertId).digest("base64url").slice(0, 32);

const messagesKept = 16;
const recent = new Map<string, (language: string) => PhoneMessage>();

/** The ranges of one version share their messages: making an outline of a thousand corners takes up to a second. */
function messagesOf(fanOut: FanOut, { alertId, version, published }: Version): (language: string) => PhoneMessage {
  const key = `${alertId} ${version}`;
  const messages = recent.get(key) ?? phoneMessages(published, fanOut.urlOf(alertId));
  recent.delete(key);
  recent.set(key, messages);
  for (const oldest of [...recent.keys()].slice(0, Math.max(0, recent.size - messagesKept))) recent.delete(oldest);
  return messages;
}
