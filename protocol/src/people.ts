import { z } from "zod";
import { Id, Language, Line } from "./values.ts";

/** What a person may do. One role each; who may send which command stands in the command's row. */
export const Role = z.enum([
  "call-taker",
  "dispatcher",
  "supervisor",
  "responder",
  "alert-author",
  "alert-approver",
  "citizen",
  "administrator",
]);

/** The three apps of the one origin; each has a cookie of its own, so that two can be open in one browser. */
export const AppName = z.enum(["console", "responder", "citizen"]);

/** Who is signed in, as the sign-in answers. */
export const Person = z.object({
  id: Id,
  name: z.string(),
  role: Role,
  centreId: Id.optional(),
  unitId: Id.optional(),
  language: Language.optional(),
});

export const Centre = z.object({ id: Id, name: z.string(), version: z.number().int() });

export const Agency = z.object({
  id: Id,
  centreId: Id,
  name: z.string(),
  kind: z.enum(["police", "fire", "ambulance", "rescue", "civil-defence", "other"]),
});

/** An account as the administrator's page lists it. */
export const Account = z.object({
  id: Id,
  name: Line,
  role: Role,
  centreId: Id.optional(),
  agencyId: Id.optional(),
  unitId: Id.optional(),
  active: z.boolean(),
});

export type Role = z.infer<typeof Role>;
export type AppName = z.infer<typeof AppName>;
export type Person = z.infer<typeof Person>;
export type Agency = z.infer<typeof Agency>;
export type Account = z.infer<typeof Account>;
export type Centre = z.infer<typeof Centre>;
