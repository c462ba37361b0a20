import { jwtVerify, importJWK } from "jose";
import { expect, test } from "vitest";
import { makePushKeys, vapidHeaders } from "./vapid.ts";

const keys = makePushKeys();
const contact = "mailto:alerts@city.example";

test("a push service can verify who sends, for whom and until when", async () => {
  const now = new Date();
  const header = vapidHeaders({ keys, contact, now: () => now })("https://push.example");
  const [, token = "", point = ""] = /^vapid t=([^,]+), k=(.+)$/.exec(header) ?? [];
  expect(point).toBe(keys.publicKey);
  const bytes = Buffer.from(point, "base64url");
  const x = bytes.subarray(1, 33).toString("base64url");
  const y = bytes.subarray(33).toString("base64url");
  const key = await importJWK({ kty: "EC", crv: "P-256", x, y }, "ES256");
  const { payload } = await jwtVerify(token, key, { audience: "https://push.example", algorithms: ["ES256"] });
  expect(payload.sub).toBe(contact);
  expect((payload.exp ?? 0) - now.getTime() / 1000).toBeLessThan(24 * 3600);
});

test("one origin's header is signed once in twelve hours, another origin's is another", () => {
  let now = new Date("2026-11-21T06:00:00Z");
  const headerFor = vapidHeaders({ keys, contact, now: () => now });
  const first = headerFor("https://push.example");
  expect(headerFor("https://other.example")).not.toBe(first);
  now = new Date("2026-11-21T17:59:00Z");
  expect(headerFor("https://push.example")).toBe(first);
  now = new Date("2026-11-21T18:00:00Z");
  expect(headerFor("https://push.example")).not.toBe(first);
});

test("a pair is a point of 65 bytes and a scalar of 32, every time", () => {
  for (let round = 0; round < 50; round += 1) {
    const made = makePushKeys();
    expect(Buffer.from(made.publicKey, "base64url").length).toBe(65);
    expect(Buffer.from(made.privateKey, "base64url").length).toBe(32);
  }
});
