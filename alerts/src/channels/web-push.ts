import type { Browser, Outcome, Push, SendToBrowser } from "../ports.ts";
import { encrypt } from "./encrypt.ts";
import { canonicalEndpoint } from "./endpoint.ts";
import type { PushHosts } from "./endpoint.ts";
import type { Posts, Reply } from "./http2-posts.ts";
import { vapidHeaders } from "./vapid.ts";
import type { Contact, PushKeys } from "./vapid.ts";

export interface WebPushOptions {
  readonly posts: Posts;
  /** The pair that the browsers subscribed with: crews, public or exercise. */
  readonly keys: PushKeys;
  readonly contact: Contact;
  readonly hosts: PushHosts;
  readonly now: () => Date;
}

/** Web Push (RFC 8030, 8291, 8292) over HTTP/2. One sender per key pair; they may share their posts. */
export function webPush(options: WebPushOptions): SendToBrowser {
  const authorization = vapidHeaders(options);
  return async (to, push) => {
    // Checked again on the way out: what is in the database may be older than the list of hosts.
    const endpoint = canonicalEndpoint(to.endpoint, options.hosts);
    if (endpoint === undefined) return { kind: "refused", reason: "endpoint not allowed" };
    const body = encrypted(to, push);
    if (body === undefined) return { kind: "gone" };
    const { origin, pathname, search } = new URL(endpoint);
    const headers = { ...headersOf(push), authorization: authorization(origin) };
    return outcomeOf(await options.posts.post({ origin, path: pathname + search, headers, body }));
  };
}

function headersOf(push: Push): Record<string, string> {
  return {
    "content-type": "application/octet-stream",
    "content-encoding": "aes128gcm",
    ttl: String(Math.max(0, Math.floor(push.ttlSeconds))),
    urgency: push.urgency,
    ...(push.topic === undefined ? {} : { topic: push.topic }),
  };
}

/** Keys that nothing can be encrypted for will never work: the subscription is as good as gone. */
function encrypted(to: Browser, push: Push): Buffer | undefined {
  try {
    return encrypt(push.body, to.keys);
  } catch {
    return undefined;
  }
}

/** RFC 8030 section 5 and what the services answer in practice. */
export function outcomeOf(reply: Reply): Outcome {
  if (reply.status === undefined) return { kind: reply.sent ? "unknown" : "unreached", reason: reply.reason };
  const { status } = reply;
  const reason = `${status} ${reply.body.slice(0, 200)}`.trim();
  if (status >= 200 && status < 300) return { kind: "accepted" };
  if (status === 404 || status === 410) return { kind: "gone" };
  if (status === 401 || status === 403) return { kind: "our-key", reason };
  if (status === 429 || status >= 500) return { kind: "later", seconds: secondsUntil(reply.retryAfter), reason };
  return { kind: "refused", reason };
}

const withoutAHint = 5;
const longestWait = 3600;

/** `Retry-After` in its two forms, seconds or a date (RFC 9110, 10.2.3). */
export function secondsUntil(retryAfter: string | undefined, now: Date = new Date()): number {
  if (retryAfter === undefined) return withoutAHint;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - now.getTime()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 1), longestWait) : withoutAHint;
}
