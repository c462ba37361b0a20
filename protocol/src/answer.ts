import { z } from "zod";

/** What every command is answered with, over the socket and over HTTP alike. */
export const RefusedAnswer = z.object({
  ok: z.literal(false),
  code: z.string(),
  message: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
});

export type Answer<V> = { ok: true; value: V } | { ok: false; code: string; message: string; facts?: Record<string, unknown> };
