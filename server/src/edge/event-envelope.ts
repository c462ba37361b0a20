import { z } from "zod";
import { Time } from "@najda/protocol";

/** An event as it travels; what `payload` holds stands in /api/asyncapi.json under the event's name. */
export const AnyEventEnvelope = z.object({
  number: z.number().int().describe("gapless over the whole installation; a viewer hears only some of them"),
  name: z.string(),
  at: Time,
  payload: z.unknown(),
});
