import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { ExtractSource } from "./blobs.ts";

/** SHA-256 of an extract's bytes in hex: tells whether a killed import was of this very file. */
export async function extractHash(source: ExtractSource): Promise<string> {
  const hash = createHash("sha256");
  if ("bytes" in source) return hash.update(source.bytes).digest("hex");
  for await (const part of createReadStream(source.file)) hash.update(part as Buffer);
  return hash.digest("hex");
}
