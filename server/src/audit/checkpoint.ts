import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";

/** Ed25519, DER in base64: PKCS 8 and SPKI. */
export interface SigningKey {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** What a seal promises of a batch of audit rows. `at` is text to the microsecond, as the database writes it. */
export interface Checkpoint {
  readonly id: number;
  readonly at: string;
  readonly firstId: number;
  readonly lastId: number;
  readonly rows: number;
  readonly root: Buffer;
  /** Hash of the seal before; null for the first. With it each seal vouches for everything before it. */
  readonly previous: Buffer | null;
}

export function makeSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
    publicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
  };
}

/** The lines that are signed. The key is among them, so that it can't be exchanged without breaking the chain. */
export function checkpointText({ id, at, firstId, lastId, rows, root, previous }: Checkpoint, publicKey: string): string {
  const lines = ["najda audit 1", id, at, `${firstId}-${lastId}`, rows, root.toString("hex"), previous?.toString("hex") ?? "none", publicKey];
  return `${lines.join("\n")}\n`;
}

/** What the next seal builds on, and what a second party keeps to hold against the chain later. */
export const sealHash = (text: string): Buffer => createHash("sha256").update(text).digest();

export function signCheckpoint(text: string, { privateKey }: SigningKey): Buffer {
  return sign(null, Buffer.from(text), createPrivateKey({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" }));
}

export function isSignedBy(publicKey: string, { text, signature }: { text: string; signature: Buffer }): boolean {
  return verify(null, Buffer.from(text), createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" }), signature);
}
