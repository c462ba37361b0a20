import { z } from "zod";
import type { AppPush, Outcome, SendToApp } from "../ports.ts";
import { googleToken } from "./google-token.ts";
import type { ServiceAccount } from "./google-token.ts";
import type { Posts, Reply } from "./http2-posts.ts";
import { secondsUntil } from "./web-push.ts";

export interface FcmOptions {
  readonly posts: Posts;
  readonly account: ServiceAccount;
  readonly now: () => Date;
  /** Elsewhere only in tests. */
  readonly origin?: string;
}

const bodyLetters = 200;

/** FCM HTTP v1 for partner apps that have registered their token. Over the same HTTP/2 lanes as web push. */
export function fcm({ posts, account, now, origin = "https://fcm.googleapis.com" }: FcmOptions): SendToApp {
  const token = googleToken({ account, now, scope: "https://www.googleapis.com/auth/firebase.messaging" });
  return async (registration, push) => {
    const access = await token.get().catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
    if (access instanceof Error) return { kind: "our-key", reason: access.message };
    const reply = await posts.post({
      origin,
      path: `/v1/projects/${account.project_id}/messages:send`,
      headers: { "content-type": "application/json", authorization: `Bearer ${access}` },
      body: Buffer.from(JSON.stringify({ message: message(registration, push) })),
    });
    const outcome = fcmOutcome(reply);
    if (reply.status === 401) token.forget();
    return outcome;
  };
}

/** The notification is for a system that shows it without the app; `data.alert` holds the whole message. */
function message(token: string, push: AppPush): object {
  const seconds = Math.max(0, Math.floor(push.ttlSeconds));
  const text = Array.from(push.text).slice(0, bodyLetters).join("");
  return {
    token,
    notification: { title: push.title, body: text },
    data: { alert: Buffer.from(push.body).toString("utf8") },
    android: {
      priority: push.urgency === "high" ? "HIGH" : "NORMAL",
      ttl: `${seconds}s`,
      ...(push.topic === undefined ? {} : { collapse_key: push.topic }),
      notification: { tag: push.tag },
    },
    apns: {
      headers: {
        "apns-priority": push.urgency === "high" ? "10" : "5",
        ...(push.topic === undefined ? {} : { "apns-collapse-id": push.topic }),
      },
      payload: { aps: { "interruption-level": "time-sensitive", "mutable-content": 1 } },
    },
  };
}

const Failure = z.object({
  error: z.object({
    status: z.string().optional(),
    message: z.string().optional(),
    details: z.array(z.object({ errorCode: z.string().optional() })).optional(),
  }),
});

/** What FCM answered (REST reference v1, ErrorCode). */
export function fcmOutcome(reply: Reply): Outcome {
  if (reply.status === undefined) return { kind: reply.sent ? "unknown" : "unreached", reason: reply.reason };
  if (reply.status === 200) return { kind: "accepted" };
  const { code, words } = failureOf(reply.body);
  const reason = `${reply.status} ${code} ${words}`.trim().slice(0, 200);
  if (code === "UNREGISTERED" || code === "SENDER_ID_MISMATCH") return { kind: "gone" };
  // The one bad argument that is not our message's fault.
  if (code === "INVALID_ARGUMENT" && /registration token/i.test(words)) return { kind: "gone" };
  if (reply.status === 401 || reply.status === 403) return { kind: "our-key", reason };
  if (reply.status === 429 || reply.status >= 500) return { kind: "later", seconds: secondsUntil(reply.retryAfter), reason };
  return { kind: "refused", reason };
}

function failureOf(body: string): { code: string; words: string } {
  try {
    const { error } = Failure.parse(JSON.parse(body));
    const code = error.details?.find(({ errorCode }) => errorCode !== undefined)?.errorCode ?? error.status ?? "";
    return { code, words: error.message ?? "" };
  } catch {
    return { code: "", words: "" };
  }
}
