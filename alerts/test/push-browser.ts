import { createECDH, randomBytes } from "node:crypto";
import { decrypt } from "http_ece";

/** A browser's side of a subscription, with a real key pair. */
export interface StandInBrowser {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** Decrypts with `http_ece`, a reading of the standard that is not ours. */
  decrypt(body: Buffer): Buffer;
}

export function makeBrowser(endpoint: string): StandInBrowser {
  const pair = createECDH("prime256v1");
  const p256dh = pair.generateKeys("base64url");
  const auth = randomBytes(16).toString("base64url");
  return {
    endpoint,
    keys: { p256dh, auth },
    decrypt: (body) => decrypt(body, { version: "aes128gcm", privateKey: pair, dh: p256dh, authSecret: auth }),
  };
}
