import { createHash } from "node:crypto";
import type { SendToBrowser } from "@najda/alerts";
import type { AnyKeptEvent, Assignment, Db, MoveUp } from "@najda/protocol";
import { assignmentBrief, moveUpBrief } from "./crew-push.sql.ts";
import { devicesOf, forgetDevice } from "./crew-devices.sql.ts";

interface AssignmentPush {
  readonly assignmentId: string;
  readonly unitId: string;
  readonly what: "sent" | "again" | "recalled";
}

interface MoveUpPush {
  readonly moveUpId: string;
  readonly unitId: string;
  readonly what: "move-up" | "move-up-over";
}

/** What wakes a crew whose app is in the background. */
export type CrewPush = AssignmentPush | MoveUpPush;

/** The push that an event of the log calls for, if any. */
export function pushFor(event: AnyKeptEvent): CrewPush | undefined {
  if (event.name === "moveup:changed") {
    const what = turn(event.payload);
    return what && { moveUpId: event.payload.id, unitId: event.payload.unitId, what };
  }
  if (event.name !== "assignment:changed") return undefined;
  const what = occasion(event.payload);
  return what && { assignmentId: event.payload.id, unitId: event.payload.unitId, what };
}

function occasion({ status, version, escalation, flags }: Assignment): AssignmentPush["what"] | undefined {
  if (status === "cancelled") return "recalled";
  if (status !== "dispatched" || flags.length > 0) return undefined;
  if (version === 1) return "sent";
  return escalation > 0 ? "again" : undefined;
}

/** A crew that is sent is told by its assignment, and one that has ended it itself knows. */
function turn({ ended }: MoveUp): MoveUpPush["what"] | undefined {
  if (ended === undefined) return "move-up";
  return ended.why === "sent" || ended.by === "crew" ? undefined : "move-up-over";
}

interface Parts {
  readonly db: Db;
  readonly send: SendToBrowser;
}

/** Longer than this nobody wants to be woken: the escalation has told the desk of an assignment, a move-up comes too late. */
const ttlSeconds = { assignment: 120, moveUp: 600 };

/**
 * Wakes every device of the unit. The topic lets a newer push of the same assignment or move-up replace one that was
 * not delivered yet, so a job that runs twice rings once. Gives milliseconds after which to try again, when a push
 * service asked for it.
 */
export async function wakeCrew({ db, send }: Parts, push: CrewPush): Promise<{ againInMs: number } | undefined> {
  const message = "moveUpId" in push ? await aboutMoveUp(db, push) : await aboutAssignment(db, push);
  if (message === undefined) return undefined;
  const { subject, ...rest } = message;
  const body = Buffer.from(JSON.stringify({ ...push, ...rest.brief }));
  const topic = createHash("sha256").update(subject).digest("base64url").slice(0, 32);
  const waits: number[] = [];
  for (const { id, channel } of await devicesOf(db, push.unitId)) {
    if (channel.kind !== "web-push") continue;
    const outcome = await send({ endpoint: channel.endpoint, keys: channel.keys }, { body, ttlSeconds: rest.ttlSeconds, urgency: "high", topic });
    if (outcome.kind === "gone") await forgetDevice(db, id);
    if (outcome.kind === "later") waits.push(outcome.seconds * 1_000);
    if (outcome.kind === "unreached" || outcome.kind === "unknown") waits.push(5_000);
  }
  return waits.length === 0 ? undefined : { againInMs: Math.max(1_000, Math.min(...waits)) };
}

interface Message {
  readonly subject: string;
  readonly brief: object;
  readonly ttlSeconds: number;
}

/** Undefined for what is over before its push is sent. */
async function aboutAssignment(db: Db, { assignmentId, what }: AssignmentPush): Promise<Message | undefined> {
  const brief = await assignmentBrief(db, assignmentId);
  if (brief === undefined || (what !== "recalled" && brief.status !== "dispatched")) return undefined;
  return { subject: assignmentId, brief, ttlSeconds: ttlSeconds.assignment };
}

async function aboutMoveUp(db: Db, { moveUpId, what }: MoveUpPush): Promise<Message | undefined> {
  const brief = await moveUpBrief(db, moveUpId);
  if (brief === undefined || (what === "move-up" && brief.isOver)) return undefined;
  return { subject: moveUpId, brief: { place: brief.place, names: brief.names }, ttlSeconds: ttlSeconds.moveUp };
}
