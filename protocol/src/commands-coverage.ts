import { z } from "zod";
import { command } from "./command.ts";
import { CoverageGap, CoverageGrid, CoverageView, MoveUp, MoveUpSuggestion, Service, Station } from "./coverage.ts";
import { Id } from "./values.ts";

const desk = ["call-taker", "dispatcher", "supervisor"] as const;
const dispatching = ["dispatcher", "supervisor"] as const;

/** Who is reached in time, and moving units up where nobody is. */
export const coverageCommands = {
  "coverage:grid": command({
    says: "The cells over the map in which people live; absent as long as no map is in use.",
    by: desk,
    input: z.strictObject({}),
    reply: z.object({ grid: CoverageGrid.optional() }),
    reads: true,
  }),
  "coverage:read": command({
    says: "How many free units of a service reach each cell in time; with `unitId` also what this one reaches. Absent while nothing is known.",
    by: desk,
    input: z.strictObject({ service: Service, unitId: Id.optional() }),
    reply: z.object({ services: z.array(Service).describe("those that coverage is kept for"), coverage: CoverageView.optional() }),
    reads: true,
  }),
  "coverage-gap:acknowledge": command({
    says: "Somebody has seen that a zone has no free unit. The gap stays until it is covered again.",
    by: dispatching,
    input: z.strictObject({ gapId: Id }),
    reply: CoverageGap,
  }),
  "moveup:suggest": command({
    says: "Which free units to move where, so that most people are covered; for a gap, single moves into its zone, best first.",
    by: dispatching,
    input: z.strictObject({ service: Service, gapId: Id.optional() }),
    reply: z.object({ suggestions: z.array(MoveUpSuggestion) }),
    reads: true,
  }),
  "moveup:order": command({
    says: "Orders a free unit to a station or stand-by place. It stays free.",
    by: dispatching,
    input: z.strictObject({ moveUpId: Id, unitId: Id, to: z.strictObject(Station.shape) }),
    reply: MoveUp,
    naturalKey: (order) => order.moveUpId,
  }),
  "moveup:end": command({
    says: "Ends a move-up: the unit goes back.",
    by: [...dispatching, "responder"],
    input: z.strictObject({ moveUpId: Id }),
    reply: MoveUp,
  }),
} as const;
