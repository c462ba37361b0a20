import { z } from "zod";
import { Arrival, Closure, FoundRoute, NewClosure, TravelAccuracy } from "./closure.ts";
import { command } from "./command.ts";
import { Id, LngLat } from "./values.ts";

const dispatching = ["dispatcher", "supervisor"] as const;

/** The streets: what is closed on them, and the way there. */
export const streetCommands = {
  "closure:add": command({
    says: "Closes streets, or makes them slow, for every travel time and route from now on.",
    by: dispatching,
    input: NewClosure,
    reply: Closure,
    naturalKey: (closure) => closure.id,
  }),
  "closure:end": command({
    says: "Opens the streets again.",
    by: dispatching,
    input: z.strictObject({ closureId: Id }),
    reply: Closure,
  }),
  "route:find": command({
    says: "The soonest way to an incident from a place; a crew's own incident only.",
    by: ["call-taker", ...dispatching, "responder"],
    input: z.strictObject({ incidentId: Id, from: LngLat }),
    reply: FoundRoute,
    reads: true,
  }),
  "incident:arrivals": command({
    says: "When each unit that is on its way to an incident will be there, by its newest position; the soonest first.",
    by: ["call-taker", ...dispatching],
    input: z.strictObject({ incidentId: Id }),
    reply: z.object({ arrivals: z.array(Arrival) }),
    reads: true,
  }),
  "travel:accuracy": command({
    says: "How far off predicted travel times were, by unit type and hour of the day, and the factors that correct them.",
    by: ["supervisor", "administrator"],
    input: z.strictObject({}),
    reply: TravelAccuracy,
    reads: true,
  }),
} as const;
