import { createECDH } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { assert, property, uint8Array } from "fast-check";
import { expect, test } from "vitest";
import webpush from "web-push";
import { makeBrowser } from "../../test/push-browser.ts";
import { areBrowserKeys, encrypt, maxPlaintextBytes } from "./encrypt.ts";

const vectorsFile = new URL("../../../../shared/data/webpush/rfc8291-rfc8188.json", import.meta.url);
const noVectors = existsSync(vectorsFile) ? "" : " (skipped: ../shared/data/webpush is not here)";

test.skipIf(noVectors !== "")(`the example of RFC 8291 comes out byte for byte${noVectors}`, () => {
  const { rfc8291: example } = JSON.parse(readFileSync(vectorsFile, "utf8")) as { rfc8291: Record<string, string> };
  const bytes = (name: string): Buffer => Buffer.from(example[name] ?? "", "base64url");
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(bytes("as_private"));
  const keys = { p256dh: example["ua_public"] ?? "", auth: example["auth_secret"] ?? "" };
  const message = encrypt(Buffer.from(example["plaintext"] ?? ""), keys, { pair, salt: bytes("salt") });
  expect(message.toString("base64url")).toBe(example["message"]);
});

test("whatever we encrypt, another reading of the standard decrypts", () => {
  const browser = makeBrowser("https://push.example/1");
  assert(
    property(uint8Array({ maxLength: maxPlaintextBytes }), (plaintext) => {
      expect(browser.decrypt(encrypt(plaintext, browser.keys))).toEqual(Buffer.from(plaintext));
    }),
    { numRuns: 60 },
  );
});

test("the body has the size and the header that the reference library makes", () => {
  const browser = makeBrowser("https://push.example/1");
  const text = "زلزال: ابتعد عن المباني";
  const reference = webpush.encrypt(browser.keys.p256dh, browser.keys.auth, text, "aes128gcm").cipherText;
  const ours = encrypt(Buffer.from(text), browser.keys);
  expect(ours.length).toBe(reference.length);
  expect(ours.subarray(16, 21)).toEqual(reference.subarray(16, 21));
});

test("each message has a key and a salt of its own", () => {
  const { keys } = makeBrowser("https://push.example/1");
  const headers = Array.from({ length: 20 }, () => encrypt(Buffer.from("x"), keys).subarray(0, 86).toString("hex"));
  expect(new Set(headers.map((header) => header.slice(0, 32))).size).toBe(20);
  expect(new Set(headers.map((header) => header.slice(42))).size).toBe(20);
});

test("3,993 bytes fit, one more does not", () => {
  const { keys } = makeBrowser("https://push.example/1");
  expect(encrypt(Buffer.alloc(3993), keys).length).toBe(4096);
  expect(() => encrypt(Buffer.alloc(3994), keys)).toThrow(RangeError);
});

test("keys that are no keys are seen", () => {
  const { keys } = makeBrowser("https://push.example/1");
  const offTheCurve = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]).toString("base64url");
  const compressed = Buffer.concat([Buffer.of(2), Buffer.alloc(32, 7)]).toString("base64url");
  expect(areBrowserKeys(keys)).toBe(true);
  expect(areBrowserKeys({ ...keys, p256dh: offTheCurve })).toBe(false);
  expect(areBrowserKeys({ ...keys, p256dh: compressed })).toBe(false);
  expect(areBrowserKeys({ ...keys, p256dh: "" })).toBe(false);
  expect(areBrowserKeys({ ...keys, auth: Buffer.alloc(15).toString("base64url") })).toBe(false);
});
