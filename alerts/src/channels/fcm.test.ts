import { generateKeyPairSync } from "node:crypto";
import { createSecureServer } from "node:http2";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { importSPKI, jwtVerify } from "jose";
import { afterEach, expect, test } from "vitest";
import { selfSigned } from "../../test/self-signed.ts";
import type { AppPush } from "../ports.ts";
import { fcm } from "./fcm.ts";
import { http2Posts } from "./http2-posts.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const push: AppPush = {
  body: Buffer.from(JSON.stringify({ alertId: "a", headline: "سيول" })),
  ttlSeconds: 600.9,
  urgency: "high",
  topic: "topic",
  title: "سيول",
  text: "ا".repeat(1000),
  tag: "a",
};

/** Google's two far ends: the token endpoint, which checks the assertion, and FCM, which answers as told. */
async function google(answers: { status: number; body?: object; retryAfter?: string }[]) {
  let tokens = 0;
  const received: { authorization: string | undefined; body: unknown; path: string }[] = [];
  const tokenServer = createServer((request, response) => {
    void (async () => {
      const assertion = new URLSearchParams(await textOf(request)).get("assertion") ?? "";
      const key = await importSPKI(publicKey.export({ format: "pem", type: "spki" }).toString(), "RS256");
      const { payload } = await jwtVerify(assertion, key, { audience: tokenUri, issuer: "najda@project.example" });
      expect(payload["scope"]).toBe("https://www.googleapis.com/auth/firebase.messaging");
      tokens += 1;
      response.end(JSON.stringify({ access_token: `token-${tokens}`, expires_in: 3600 }));
    })();
  });
  await new Promise<void>((listening) => tokenServer.listen(0, "127.0.0.1", listening));
  const tokenUri = `http://127.0.0.1:${(tokenServer.address() as AddressInfo).port}/token`;
  const certificate = selfSigned();
  const server = createSecureServer(certificate);
  server.on("request", (request, response) => {
    void (async () => {
      received.push({ authorization: request.headers.authorization, path: request.url, body: JSON.parse(await textOf(request)) });
      const { status, body = {}, retryAfter } = answers.shift() ?? { status: 200 };
      response.writeHead(status, retryAfter === undefined ? {} : { "retry-after": retryAfter });
      response.end(JSON.stringify(body));
    })();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const posts = http2Posts({ deadlineMs: 5000, ownOrigins: [origin], ca: certificate.cert });
  const account = {
    project_id: "project",
    client_email: "najda@project.example",
    private_key: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    token_uri: tokenUri,
  };
  open.push(() => posts.close(), () => void server.close(), () => void tokenServer.close());
  return { send: fcm({ posts, account, now: () => new Date(), origin }), received, tokens: () => tokens };
}

async function textOf(request: AsyncIterable<unknown>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

test("a partner's app gets the alert as a notification and as data, at high priority, replaceable", async () => {
  const { send, received, tokens } = await google([]);
  expect(await Promise.all([send("registration", push), send("other", push)])).toEqual([{ kind: "accepted" }, { kind: "accepted" }]);
  expect(tokens()).toBe(1);
  expect(received[0]).toMatchObject({
    path: "/v1/projects/project/messages:send",
    authorization: "Bearer token-1",
    body: {
      message: {
        token: "registration",
        notification: { title: "سيول", body: "ا".repeat(200) },
        data: { alert: '{"alertId":"a","headline":"سيول"}' },
        android: { priority: "HIGH", ttl: "600s", collapse_key: "topic", notification: { tag: "a" } },
      },
    },
  });
});

const failure = (errorCode: string, words = "no"): object => ({ error: { status: "X", message: words, details: [{ errorCode }] } });

test.each([
  [404, failure("UNREGISTERED"), "gone"],
  [403, failure("SENDER_ID_MISMATCH"), "gone"],
  [400, failure("INVALID_ARGUMENT", "The registration token is not a valid FCM registration token"), "gone"],
  [400, failure("INVALID_ARGUMENT", "Message too big"), "refused"],
  [401, failure("THIRD_PARTY_AUTH_ERROR"), "our-key"],
  [403, { error: { status: "PERMISSION_DENIED" } }, "our-key"],
  [429, failure("QUOTA_EXCEEDED"), "later"],
  [503, failure("UNAVAILABLE"), "later"],
  [500, failure("INTERNAL"), "later"],
] as const)("an answer of %i with %j means %s", async (status, body, kind) => {
  const { send } = await google([{ status, body, retryAfter: "9" }]);
  const outcome = await send("registration", push);
  expect(outcome.kind).toBe(kind);
  if (outcome.kind === "later") expect(outcome.seconds).toBe(9);
});

test("a token that is not accepted any more is asked for again", async () => {
  const { send, received } = await google([{ status: 401 }]);
  expect((await send("registration", push)).kind).toBe("our-key");
  expect((await send("registration", push)).kind).toBe("accepted");
  expect(received.map(({ authorization }) => authorization)).toEqual(["Bearer token-1", "Bearer token-2"]);
});

test("an account whose token is refused is our trouble, and the next message asks again", async () => {
  const posts = http2Posts({ deadlineMs: 100, ownOrigins: [] });
  const account = { project_id: "p", client_email: "x", token_uri: "http://127.0.0.1:1/token", private_key: privateKey.export({ format: "pem", type: "pkcs8" }).toString() };
  const send = fcm({ posts, account, now: () => new Date() });
  expect((await send("registration", push)).kind).toBe("our-key");
  expect((await send("registration", push)).kind).toBe("our-key");
});
