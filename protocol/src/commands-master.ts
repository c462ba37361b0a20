import { z } from "zod";
import { command } from "./command.ts";
import { Disposition, IncidentType, Priority } from "./incident.ts";
import { Account, Agency, Centre, Role } from "./people.ts";
import { Unit, UnitFields } from "./unit.ts";
import { Code, Id, Language, Line } from "./values.ts";

const Password = z.string().min(12).max(200);
const Login = z.string().trim().min(2).max(60);
const Names = z.record(Language, Line);

/** What has to be there before the first call: centres, agencies, units, people, code lists. */
export const masterCommands = {
  "centre:add": command({
    says: "Adds a control room.",
    by: ["administrator"],
    input: z.strictObject({ centreId: Id, name: Line }),
    reply: Centre,
    naturalKey: (added) => added.centreId,
  }),
  "agency:add": command({
    says: "Adds an agency to a control room; without `centreId` to the administrator's own.",
    by: ["administrator"],
    input: z.strictObject({ agencyId: Id, name: Line, kind: Agency.shape.kind, centreId: Id.optional() }),
    reply: Agency,
    naturalKey: (added) => added.agencyId,
  }),
  "unit:add": command({
    says: "Adds a unit to an agency. It starts off duty.",
    by: ["administrator"],
    input: z.strictObject({ unitId: Id, ...UnitFields }),
    reply: Unit,
    naturalKey: (added) => added.unitId,
  }),
  "unit:change": command({
    says: "Renames a unit or changes its type, capabilities or station.",
    by: ["administrator"],
    input: z.strictObject({ unitId: Id, ...UnitFields }),
    reply: Unit,
  }),
  "person:add": command({
    says: "Adds an account. A responder needs a unit; everybody but an administrator belongs to a control room.",
    by: ["administrator"],
    input: z.strictObject({
      personId: Id,
      name: Login,
      password: Password,
      role: Role.exclude(["citizen"]),
      centreId: Id.optional(),
      agencyId: Id.optional(),
      unitId: Id.optional(),
    }),
    reply: Account,
    naturalKey: (added) => added.personId,
  }),
  "person:change": command({
    says: "Changes an account: a new password, another unit, or inactive, which ends its sessions at once.",
    by: ["administrator"],
    input: z.strictObject({ personId: Id, password: Password.optional(), unitId: Id.optional(), active: z.boolean().optional() }),
    reply: Account,
  }),
  "session:revoke": command({
    says: "Ends every session of a person, on all nodes, within a second.",
    by: ["administrator", "supervisor"],
    input: z.strictObject({ personId: Id }),
    reply: z.object({ ended: z.number().int() }),
  }),
  "incident-type:save": command({
    says: "Adds or replaces an incident type and what it needs.",
    by: ["administrator"],
    input: z.strictObject({ code: Code, names: Names, priority: Priority, needs: IncidentType.shape.needs }),
    reply: IncidentType,
  }),
  "disposition:save": command({
    says: "Adds or replaces an outcome.",
    by: ["administrator"],
    input: z.strictObject({ code: Code, names: Names }),
    reply: Disposition,
  }),
  "master:list": command({
    says: "Centres, agencies, units, accounts and code lists; without accounts for the desks.",
    by: ["administrator", "supervisor", "dispatcher", "call-taker", "alert-author", "alert-approver"],
    input: z.strictObject({}),
    reply: z.object({
      centres: z.array(Centre),
      agencies: z.array(Agency),
      units: z.array(Unit),
      accounts: z.array(Account),
      incidentTypes: z.array(IncidentType),
      dispositions: z.array(Disposition),
    }),
    reads: true,
  }),
} as const;
