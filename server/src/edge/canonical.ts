import { createHash } from "node:crypto";

/** JSON with sorted keys: the same content gives the same text, whatever order it was sent in. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

export const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();
