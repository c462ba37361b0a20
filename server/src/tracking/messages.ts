import { commands, LngLat, Position, type Role } from "@najda/protocol";
import { z } from "zod";

const Longitude = LngLat.def.items[0];
const Latitude = LngLat.def.items[1];

/** A part of the map; west may be greater than east, across the antimeridian. */
export const Bounds = z
  .tuple([Longitude, Latitude, Longitude, Latitude])
  .describe("[west, south, east, north] in degrees; west greater than east lies across the antimeridian");

/** A unit where it is now. */
export const MovedUnit = Position.extend({
  doubtful: z.boolean().optional().describe("further from its place before than a vehicle drives in the time, or an invented place"),
});

const desks: readonly Role[] = ["call-taker", "dispatcher", "supervisor"];

/** What a client may send on the path /tracking/. Answered only where the sender asks for an acknowledgement. */
export const trackingMessages = {
  "position:report": {
    says: commands["position:report"].says,
    by: commands["position:report"].by,
    input: commands["position:report"].input,
  },
  "view:watch": {
    says:
      "Which part of the map is on the screen. Takes the place of what was watched before: forget those units when this is " +
      "acknowledged; the first `positions:moved` after it is the whole of what is in view. A crew sees its own unit only.",
    by: [...desks, "responder"] as readonly Role[],
    input: z.strictObject({ bounds: Bounds }),
  },
} as const;

/** What the server sends there. */
export const trackingEvents = {
  "positions:moved": {
    says:
      "Units that moved, five times a second at most, each with its newest place only. A unit that has left the view is told " +
      "once, with its place outside.",
    payload: z.array(MovedUnit),
  },
} as const;

export type Bounds = z.infer<typeof Bounds>;
export type MovedUnit = z.infer<typeof MovedUnit>;
export type TrackingMessage = keyof typeof trackingMessages;

export const isTrackingMessage = (name: string): name is TrackingMessage => Object.hasOwn(trackingMessages, name);
