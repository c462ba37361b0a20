import { z } from "zod";
import { Id, Language } from "./values.ts";

/** Keys of a browser's push subscription, as PushSubscription.toJSON() gives them. */
export const PushKeys = z.strictObject({
  p256dh: z.string().max(200).describe("base64url, uncompressed P-256 point"),
  auth: z.string().max(60).describe("base64url, 16 bytes"),
});

/** How to reach a phone. */
export const Channel = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("web-push"), endpoint: z.url().max(1000), keys: PushKeys }),
  z.strictObject({ kind: z.literal("fcm"), token: z.string().min(10).max(4096) }),
]);

/** Cells are H3 indexes of resolution 7; a phone sends those of its saved and last known places. */
export const SubscriptionInput = z.strictObject({
  id: Id,
  cells: z.array(z.string().regex(/^[0-9a-f]{15,16}$/)).min(1).max(200),
  channel: Channel,
  language: Language,
});

export type Channel = z.infer<typeof Channel>;
export type SubscriptionInput = z.infer<typeof SubscriptionInput>;
