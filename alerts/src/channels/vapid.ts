import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";

/** One VAPID key pair, base64url: the public point (65 bytes) that browsers subscribe with, the private scalar (32 bytes). */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Who answers for what is sent (RFC 8292 section 2.1): a real `mailto:` or `https:`; Apple refuses localhost. */
export type Contact = string;

const cachedSeconds = 12 * 3600;
/** Longer than it is cached, shorter than the 24 h that push services accept. */
const validSeconds = 20 * 3600;

/** A new pair. Made once per installation and purpose: browsers are bound to the public half. */
export function makePushKeys(): PushKeys {
  const { x = "", y = "", d = "" } = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
  return { publicKey: point.toString("base64url"), privateKey: d };
}

/**
 * The `Authorization` header of RFC 8292 for one push origin, signed once and kept for 12 hours:
 * signing per message costs more than everything else together.
 */
export function vapidHeaders(of: { keys: PushKeys; contact: Contact; now: () => Date }): (audience: string) => string {
  const key = privateKeyOf(of.keys);
  const kept = new Map<string, { header: string; until: number }>();
  return (audience) => {
    const seconds = Math.floor(of.now().getTime() / 1000);
    const known = kept.get(audience);
    if (known !== undefined && seconds < known.until) return known.header;
    const token = jwt(key, { aud: audience, exp: seconds + validSeconds, sub: of.contact });
    const header = `vapid t=${token}, k=${of.keys.publicKey}`;
    kept.set(audience, { header, until: seconds + cachedSeconds });
    return header;
  };
}

function jwt(key: KeyObject, claims: { aud: string; exp: number; sub: string }): string {
  const signed = `${encoded({ typ: "JWT", alg: "ES256" })}.${encoded(claims)}`;
  const signature = sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" });
  return `${signed}.${signature.toString("base64url")}`;
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

function privateKeyOf({ publicKey, privateKey }: PushKeys): KeyObject {
  const point = Buffer.from(publicKey, "base64url");
  const x = point.subarray(1, 33).toString("base64url");
  const y = point.subarray(33).toString("base64url");
  return createPrivateKey({ key: { kty: "EC", crv: "P-256", x, y, d: privateKey }, format: "jwk" });
}
