import { afterEach, expect, test } from "vitest";
import { startPushService } from "../../test/push-service.ts";
import type { PushService, PushServiceOptions } from "../../test/push-service.ts";
import type { Outcome, Push, SendToBrowser } from "../ports.ts";
import { browserPushHosts } from "./endpoint.ts";
import { http2Posts } from "./http2-posts.ts";
import { makePushKeys } from "./vapid.ts";
import { secondsUntil, webPush } from "./web-push.ts";

const keys = makePushKeys();
const push: Push = {
  body: Buffer.from(JSON.stringify({ headline: "فيضان في وادي البلد" })),
  ttlSeconds: 1800,
  urgency: "high",
  topic: "a1b2c3",
};

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function city(options: PushServiceOptions & { deadlineMs?: number } = {}) {
  const service = await startPushService({ applicationServerKeys: [keys.publicKey], ...options });
  const posts = http2Posts({ deadlineMs: options.deadlineMs ?? 5000, ownOrigins: [service.origin], ca: service.ca });
  open.push(posts.close, service.close);
  return { service, send: sender(service, posts), posts };
}

function sender(service: PushService, posts: ReturnType<typeof http2Posts>, pair = keys): SendToBrowser {
  const hosts = { ...browserPushHosts, ownOrigins: [service.origin] };
  return webPush({ posts, keys: pair, contact: "mailto:alerts@city.example", hosts, now: () => new Date() });
}

test("a message arrives readable, urgent, with its topic and its remaining life", async () => {
  const { service, send } = await city();
  const phone = service.subscribe();
  expect(await send(phone, push)).toEqual({ kind: "accepted" });
  expect(service.complaints).toEqual([]);
  expect(service.arrivals(phone.endpoint)).toEqual([
    expect.objectContaining({ body: { headline: "فيضان في وادي البلد" }, ttl: 1800, urgency: "high", topic: "a1b2c3" }),
  ]);
});

test("a key pair that the browser did not subscribe with is our fault, not the phone's", async () => {
  const { service, posts } = await city();
  const send = sender(service, posts, makePushKeys());
  expect((await send(service.subscribe(), push)).kind).toBe("our-key");
});

test.each<[number | { status: number; retryAfter: number }, Outcome["kind"]]>([
  [404, "gone"], [410, "gone"], [401, "our-key"], [403, "our-key"], [413, "refused"], [400, "refused"],
  [500, "later"], [301, "refused"], [{ status: 429, retryAfter: 7 }, "later"], [{ status: 503, retryAfter: 60 }, "later"],
])("an answer of %j means %s", async (behaviour, kind) => {
  const { service, send } = await city();
  const phone = service.subscribe();
  service.behave(phone.endpoint, behaviour);
  const outcome = await send(phone, push);
  expect(outcome.kind).toBe(kind);
  if (typeof behaviour === "object") expect(outcome).toMatchObject({ seconds: behaviour.retryAfter });
});

test("a service that never answers leaves us not knowing, at the deadline", async () => {
  const { service, send } = await city({ deadlineMs: 200 });
  const phone = service.subscribe();
  service.behave(phone.endpoint, "hang");
  const before = Date.now();
  expect((await send(phone, push)).kind).toBe("unknown");
  expect(Date.now() - before).toBeLessThan(1500);
  expect(await send(service.subscribe(), push)).toEqual({ kind: "accepted" });
});

test("a service that cannot be reached certainly got nothing, and is found again when it is back", async () => {
  const { service, send } = await city();
  const phone = service.subscribe();
  await service.close();
  expect((await send(phone, push)).kind).toBe("unreached");
});

test("500 messages share one connection, at most 100 at a time", async () => {
  const { service, send } = await city();
  service.slow(20);
  const phones = Array.from({ length: 500 }, () => service.subscribe());
  const outcomes = await Promise.all(phones.map((phone) => send(phone, push)));
  expect(outcomes.filter(({ kind }) => kind === "accepted")).toHaveLength(500);
  expect(phones.every((phone) => service.arrivals(phone.endpoint).length === 1)).toBe(true);
  expect(service.connections()).toBe(1);
  expect(service.busiest()).toBeLessThanOrEqual(100);
  expect(service.busiest()).toBeGreaterThan(50);
}, 30_000);

test("a connection that breaks is made again", async () => {
  const { service, send } = await city();
  const phone = service.subscribe();
  await send(phone, push);
  service.dropConnections();
  await expect.poll(async () => (await send(phone, push)).kind, { timeout: 10_000 }).toBe("accepted");
  expect(service.connections()).toBe(2);
});

test("an endpoint that is not a push service of ours is not posted to", async () => {
  const { service, posts } = await city();
  const send = webPush({ posts, keys, contact: "mailto:a@b.example", hosts: browserPushHosts, now: () => new Date() });
  expect((await send(service.subscribe(), push)).kind).toBe("refused");
  expect(service.connections()).toBe(0);
});

test("broken keys make a subscription useless", async () => {
  const { service, send } = await city();
  const { endpoint } = service.subscribe();
  expect(await send({ endpoint, keys: { p256dh: "AAAA", auth: "AAAA" } }, push)).toEqual({ kind: "gone" });
});

test("Retry-After is read in both its forms and kept within reason", () => {
  const now = new Date("2026-11-21T10:00:00Z");
  expect(secondsUntil("120", now)).toBe(120);
  expect(secondsUntil("Sat, 21 Nov 2026 10:01:30 GMT", now)).toBe(90);
  expect(secondsUntil("Sat, 21 Nov 2026 09:00:00 GMT", now)).toBe(1);
  expect(secondsUntil("99999999", now)).toBe(3600);
  expect(secondsUntil("soon", now)).toBe(5);
  expect(secondsUntil(undefined, now)).toBe(5);
});
