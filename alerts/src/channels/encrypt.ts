import { createCipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import type { ECDH } from "node:crypto";

/** What a browser gave at subscribe time, base64url: its P-256 point (65 bytes) and its secret (16 bytes). */
export interface BrowserKeys {
  readonly p256dh: string;
  readonly auth: string;
}

/** Our half of one message. Given only by tests against the vectors of the RFC; in life it is fresh each time. */
export interface OneTime {
  readonly pair: ECDH;
  readonly salt: Buffer;
}

const recordBytes = 4096;
const headerBytes = 86;
const tagBytes = 16;
const lastRecord = Buffer.of(2);
const contentKeyPurpose = Buffer.from("Content-Encoding: aes128gcm\0");
const noncePurpose = Buffer.from("Content-Encoding: nonce\0");

/** The most a push message may hold before encryption (RFC 8291 section 4: one record of 4,096 bytes). */
export const maxPlaintextBytes = recordBytes - headerBytes - tagBytes - lastRecord.length;

/**
 * Encrypts one push message for one browser: `aes128gcm` of RFC 8188 with the keys of RFC 8291.
 *
 * The whole body is one record. Our key pair is made for this message alone, as the RFC wants it.
 * Throws for keys that are no keys (see `areBrowserKeys`) and for a message that is too long.
 */
export function encrypt(plaintext: Uint8Array, keys: BrowserKeys, oneTime: OneTime = freshOneTime()): Buffer {
  if (plaintext.length > maxPlaintextBytes) throw new RangeError(`push message of ${plaintext.length} bytes`);
  const theirs = pointOf(keys);
  const ours = oneTime.pair.getPublicKey();
  const purpose = Buffer.concat([Buffer.from("WebPush: info\0"), theirs, ours]);
  const secret = hkdf({ secret: oneTime.pair.computeSecret(theirs), salt: secretOf(keys), purpose, bytes: 32 });
  const contentKey = hkdf({ secret, salt: oneTime.salt, purpose: contentKeyPurpose, bytes: 16 });
  const nonce = hkdf({ secret, salt: oneTime.salt, purpose: noncePurpose, bytes: 12 });
  const cipher = createCipheriv("aes-128-gcm", contentKey, nonce);
  return Buffer.concat([
    header(oneTime.salt, ours),
    cipher.update(plaintext),
    cipher.update(lastRecord),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Whether a message can be encrypted for these keys: a point on the curve, and 16 bytes of secret. */
export function areBrowserKeys(keys: BrowserKeys): boolean {
  try {
    freshOneTime().pair.computeSecret(pointOf(keys));
    return secretOf(keys).length === 16;
  } catch {
    return false;
  }
}

function freshOneTime(): OneTime {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  return { pair, salt: randomBytes(16) };
}

function pointOf({ p256dh }: BrowserKeys): Buffer {
  const point = Buffer.from(p256dh, "base64url");
  // OpenSSL would take a compressed point too; the header and both key derivations need the long form.
  if (point.length !== 65 || point[0] !== 4) throw new RangeError("not an uncompressed P-256 point");
  return point;
}

function secretOf({ auth }: BrowserKeys): Buffer {
  const secret = Buffer.from(auth, "base64url");
  if (secret.length !== 16) throw new RangeError("not an authentication secret of 16 bytes");
  return secret;
}

/** salt (16), record size (4), key length (1), our point (65): RFC 8188 section 2.1. */
function header(salt: Buffer, ours: Buffer): Buffer {
  const sizes = Buffer.alloc(5);
  sizes.writeUInt32BE(recordBytes, 0);
  sizes.writeUInt8(ours.length, 4);
  return Buffer.concat([salt, sizes, ours]);
}

function hkdf(of: { secret: Buffer; salt: Buffer; purpose: Buffer; bytes: number }): Buffer {
  return Buffer.from(hkdfSync("sha256", of.secret, of.salt, of.purpose, of.bytes));
}
