import { randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { Refused, type Db } from "@najda/protocol";
import { insertCentre, listCentres } from "../accounts/master.sql.ts";
import { insertPerson } from "../accounts/people.sql.ts";
import { hashPassword, tokenHash } from "../accounts/sign-in.ts";
import { asDb, inTransaction, type Pool } from "../infra/pool.ts";
import { insertInvitation, useInvitation } from "./invitations.sql.ts";

const validHours = 24;

/** What `POST /api/invitations/accept` takes. `centreName` names the control room that is made along with the first. */
export const AcceptInvitation = z.strictObject({
  token: z.string().min(20).max(100),
  name: z.string().trim().min(2).max(60),
  password: z.string().min(12).max(200),
  centreName: z.string().trim().min(1).max(200).optional(),
});

/** A one-time link's secret for an administrator; printed by `npm run admin`, stored only as a hash. */
export async function inviteAdministrator(pool: Pool, now: Date): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + validHours * 3_600_000);
  await insertInvitation(asDb(pool), { tokenHash: tokenHash(token), expiresAt });
  return { token, expiresAt };
}

/** Whoever holds the link becomes administrator, once. */
export async function acceptInvitation(pool: Pool, given: z.infer<typeof AcceptInvitation>, now: Date): Promise<string> {
  const passwordHash = await hashPassword(given.password);
  return inTransaction(pool, async (db) => {
    if (!(await useInvitation(db, { tokenHash: tokenHash(given.token), now }))) throw new Refused("invitation-invalid");
    const centreId = await firstCentre(db, given.centreName ?? "Control room");
    const id = uuid();
    await insertPerson(db, { id, name: given.name, passwordHash, role: "administrator", centreId, agencyId: undefined, unitId: undefined, now });
    return id;
  });
}

async function firstCentre(db: Db, name: string): Promise<string> {
  const [first] = await listCentres(db);
  if (first !== undefined) return first.id;
  const id = uuid();
  await insertCentre(db, { id, name });
  return id;
}
