import { createPublicKey, randomBytes, verify } from "node:crypto";
import { createSecureServer } from "node:http2";
import type { Http2ServerRequest, Http2ServerResponse, ServerHttp2Session } from "node:http2";
import type { AddressInfo } from "node:net";
import { makeBrowser } from "./push-browser.ts";
import type { StandInBrowser } from "./push-browser.ts";
import { selfSigned } from "./self-signed.ts";

export interface Arrival {
  readonly at: number;
  readonly body: unknown;
  readonly ttl: number;
  readonly urgency: string;
  readonly topic: string | undefined;
  readonly sub: string;
}

/** What the service does with the next message to one browser: take it (201), answer so, or never answer. */
export type Behaviour = number | "hang" | { readonly status: number; readonly retryAfter: number };

export interface PushServiceOptions {
  /** The public halves of the key pairs whose pushes are expected; others are answered 403. */
  readonly applicationServerKeys?: readonly string[];
}

/** A push service on the loopback that checks the protocol in full and counts what arrives per browser. */
export interface PushService {
  readonly origin: string;
  /** The certificate to trust, PEM. */
  readonly ca: string;
  /** A new browser with a real key pair, subscribed at this service. */
  subscribe(): StandInBrowser;
  /** Everything that was taken for this endpoint, decrypted, in order. */
  arrivals(endpoint: string): readonly Arrival[];
  /** How many messages were taken altogether. */
  accepted(): number;
  /** What was wrong with messages that were not taken. */
  readonly complaints: string[];
  /** The highest number of requests that were open at the same time. */
  busiest(): number;
  /** How many connections were ever made to it. */
  connections(): number;
  /** Breaks all connections, as a restart of the far end does. */
  dropConnections(): void;
  /** Waits so many milliseconds before every answer, as a far away service does. */
  slow(delayMs: number): void;
  behave(endpoint: string, behaviour: Behaviour): void;
  readonly close: () => Promise<void>;
}

export async function startPushService(options: PushServiceOptions = {}): Promise<PushService> {
  const { key, cert } = selfSigned();
  const server = createSecureServer({ key, cert, settings: { maxConcurrentStreams: 1000 } });
  const browsers = new Map<string, StandInBrowser>();
  const taken = new Map<string, Arrival[]>();
  const behaviours = new Map<string, Behaviour>();
  const complaints: string[] = [];
  const sessions = new Set<ServerHttp2Session>();
  let connections = 0;
  let delayMs = 0;
  let open = 0;
  let most = 0;

  server.on("session", (session) => {
    connections += 1;
    sessions.add(session);
    session.on("close", () => sessions.delete(session));
  });
  server.on("request", (request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.on("close", () => (open -= 1));
    void answer(request, response);
  });

  async function answer(request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    if (delayMs > 0) await new Promise((later) => setTimeout(later, delayMs));
    const endpoint = `${origin}${request.url}`;
    const behaviour = behaviours.get(endpoint) ?? 201;
    if (behaviour === "hang") return;
    if (typeof behaviour === "object") return reply(response, behaviour.status, { "retry-after": String(behaviour.retryAfter) });
    if (behaviour !== 201) return reply(response, behaviour);
    const browser = browsers.get(endpoint);
    if (browser === undefined) return reply(response, 404);
    try {
      const arrival = readPush({ request, body, browser, origin, keys: options.applicationServerKeys });
      taken.set(endpoint, [...(taken.get(endpoint) ?? []), arrival]);
      reply(response, 201);
    } catch (error) {
      complaints.push(error instanceof Error ? error.message : String(error));
      reply(response, error instanceof WrongKey ? 403 : 400);
    }
  }

  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    ca: cert,
    complaints,
    subscribe: () => {
      const browser = makeBrowser(`${origin}/push/${randomBytes(24).toString("base64url")}`);
      browsers.set(browser.endpoint, browser);
      return browser;
    },
    arrivals: (endpoint) => taken.get(endpoint) ?? [],
    accepted: () => [...taken.values()].reduce((sum, list) => sum + list.length, 0),
    busiest: () => most,
    connections: () => connections,
    dropConnections: () => sessions.forEach((session) => session.destroy()),
    slow: (ms) => (delayMs = ms),
    behave: (endpoint, behaviour) => behaviours.set(endpoint, behaviour),
    close: async () => {
      for (const session of sessions) session.destroy();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

class WrongKey extends Error {}

interface Received {
  readonly request: Http2ServerRequest;
  readonly body: Buffer;
  readonly browser: StandInBrowser;
  readonly origin: string;
  readonly keys: readonly string[] | undefined;
}

/** Checks what RFC 8030, 8291 and 8292 ask of an application server, and decrypts. */
function readPush({ request, body, browser, origin, keys }: Received): Arrival {
  const header = (name: string): string | undefined => request.headers[name]?.toString();
  if (request.method !== "POST") throw new Error("not a POST");
  const ttl = header("ttl");
  if (ttl === undefined || !/^\d+$/.test(ttl)) throw new Error("TTL missing");
  const topic = header("topic");
  if (topic !== undefined && !/^[A-Za-z0-9_-]{1,32}$/.test(topic)) throw new Error("bad Topic");
  if (header("content-encoding") !== "aes128gcm") throw new Error("bad Content-Encoding");
  if (body.length > 4096) throw new Error("too long");
  const claims = readVapid(header("authorization") ?? "", keys);
  if (claims.aud !== origin) throw new WrongKey("aud is not this service");
  const life = claims.exp - Date.now() / 1000;
  if (life <= 0 || life > 24 * 3600) throw new WrongKey("exp in the past or more than 24 hours away");
  if (!/^(mailto:[^@\s]+@[^@\s]+|https:\/\/)/.test(claims.sub)) throw new WrongKey("sub is no contact");
  return {
    at: Date.now(),
    body: JSON.parse(browser.decrypt(body).toString("utf8")),
    ttl: Number(ttl),
    urgency: header("urgency") ?? "normal",
    topic,
    sub: claims.sub,
  };
}

function readVapid(authorization: string, keys: readonly string[] | undefined): { aud: string; exp: number; sub: string } {
  const [, token = "", point = ""] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? [];
  if (keys !== undefined && !keys.includes(point)) throw new WrongKey("not the key that the browser subscribed with");
  const [head = "", claims = "", signature = ""] = token.split(".");
  const bytes = Buffer.from(point, "base64url");
  const x = bytes.subarray(1, 33).toString("base64url");
  const y = bytes.subarray(33).toString("base64url");
  const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const genuine = verify("sha256", Buffer.from(`${head}.${claims}`), { key, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"));
  if (!genuine) throw new WrongKey("bad VAPID signature");
  return JSON.parse(Buffer.from(claims, "base64url").toString("utf8"));
}

async function bodyOf(request: Http2ServerRequest): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function reply(response: Http2ServerResponse, status: number, headers: Record<string, string> = {}): void {
  if (response.stream.destroyed) return;
  response.writeHead(status, headers);
  response.end();
}
