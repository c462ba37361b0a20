import { z } from "zod";
import { command } from "./command.ts";
import { Id, LngLat, Time } from "./values.ts";
import { Premise, Zone, ZoneCollection, ZoneHere, ZoneKind, ZoneVersion } from "./zone.ts";

const desk = ["call-taker", "dispatcher", "supervisor"] as const;

/** Who is responsible where, and what is known of a place beforehand. */
export const zoneCommands = {
  "zones:import": command({
    says: "A new version of one agency's zones of one kind, from GeoJSON. From its first moment on it replaces the version before, which stays readable.",
    by: ["administrator"],
    input: z.strictObject({
      versionId: Id,
      agencyId: Id,
      kind: ZoneKind,
      validFrom: Time.optional().describe("now, without it"),
      validUntil: Time.optional(),
      collection: ZoneCollection.optional(),
      uploadId: Id.optional().describe("instead of `collection`: a larger file that POST /api/zones/uploads has kept"),
    }),
    reply: ZoneVersion,
    naturalKey: (imported) => imported.versionId,
  }),
  "zones:list": command({
    says: "Versions of zones, the newest first, of the own centre (the administrator's: of all); with `versionId` that version's zones with their areas; with `on` what is in force then, with areas. Areas are for drawing: coarser than imported where they have very many vertices.",
    by: [...desk, "administrator"],
    input: z.strictObject({ versionId: Id.optional(), on: Time.optional() }),
    reply: z.object({ versions: z.array(ZoneVersion), zones: z.array(Zone) }),
    reads: true,
  }),
  "zone:at": command({
    says: "Whose a place is: the zones of every agency that hold it. `outside` is true where jurisdictions are drawn and none of them holds it.",
    by: [...desk, "administrator"],
    input: z.strictObject({ at: LngLat, on: Time.optional().describe("now, without it") }),
    reply: z.object({ zones: z.array(ZoneHere), outside: z.boolean() }),
    reads: true,
  }),
  "premise:save": command({
    says: "Adds or replaces a hazard or a pre-plan of the own centre.",
    by: ["supervisor"],
    input: z.strictObject(Premise.shape),
    reply: Premise,
  }),
  "premise:remove": command({
    says: "Takes a hazard or a pre-plan away.",
    by: ["supervisor"],
    input: z.strictObject({ premiseId: Id }),
    reply: z.object({}),
  }),
  "premise:list": command({
    says: "All hazards and pre-plans of the own centre, with their areas, by name.",
    by: desk,
    input: z.strictObject({}),
    reply: z.object({ premises: z.array(Premise) }),
    reads: true,
  }),
  "premise:at": command({
    says: "Hazards and pre-plans of the own centre that hold a place, hazards first: for the desk and for the crew that is sent there.",
    by: [...desk, "responder"],
    input: z.strictObject({ at: LngLat }),
    reply: z.object({ premises: z.array(Premise.omit({ area: true })) }),
    reads: true,
  }),
} as const;
