import { createHash } from "node:crypto";
import type { SendToBrowser } from "@najda/alerts";
import type { AnyKeptEvent, Assignment, Db } from "@najda/protocol";
import { assignmentBrief } from "./crew-push.sql.ts";
import { devicesOf, forgetDevice } from "./crew-devices.sql.ts";

/** What wakes a crew whose app is in the background. */
export interface CrewPush {
  readonly assignmentId: string;
  readonly unitId: string;
  readonly what: "sent" | "again" | "recalled";
}

/** The push that an event of the log calls for, if any. */
export function pushFor(event: AnyKeptEvent): CrewPush | undefined {
  if (event.name !== "assignment:changed") return undefined;
  const what = occasion(event.payload);
  return what && { assignmentId: event.payload.id, unitId: event.payload.unitId, what };
}

function occasion({ status, version, escalation, flags }: Assignment): CrewPush["what"] | undefined {
  if (status === "cancelled") return "recalled";
  if (status !== "dispatched" || flags.length > 0) return undefined;
  if (version === 1) return "sent";
  return escalation > 0 ? "again" : undefined;
}

interface Parts {
  readonly db: Db;
  readonly send: SendToBrowser;
}

/** Longer than this nobody wants to be woken for it: the escalation has told the desk. */
const ttlSeconds = 120;

/**
 * Wakes every device of the unit. The topic lets a newer push of the same assignment replace one that was not
 * delivered yet, so a job that runs twice rings once. Gives milliseconds after which to try again, when a push
 * service asked for it.
 */
export async function wakeCrew({ db, send }: Parts, push: CrewPush): Promise<{ againInMs: number } | undefined> {
  const brief = await assignmentBrief(db, push.assignmentId);
  const isOver = brief === undefined || (push.what !== "recalled" && brief.status !== "dispatched");
  if (isOver) return undefined;
  const body = Buffer.from(JSON.stringify({ ...push, ...brief }));
  const topic = createHash("sha256").update(push.assignmentId).digest("base64url").slice(0, 32);
  const waits: number[] = [];
  for (const { id, channel } of await devicesOf(db, push.unitId)) {
    if (channel.kind !== "web-push") continue;
    const outcome = await send({ endpoint: channel.endpoint, keys: channel.keys }, { body, ttlSeconds, urgency: "high", topic });
    if (outcome.kind === "gone") await forgetDevice(db, id);
    if (outcome.kind === "later") waits.push(outcome.seconds * 1_000);
    if (outcome.kind === "unreached" || outcome.kind === "unknown") waits.push(5_000);
  }
  return waits.length === 0 ? undefined : { againInMs: Math.max(1_000, Math.min(...waits)) };
}
