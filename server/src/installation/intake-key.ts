import { randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import { listCentres } from "../accounts/master.sql.ts";
import { tokenHash } from "../accounts/sign-in.ts";
import { insertKey, type IntakeKind } from "../edge/intake-keys.sql.ts";
import { asDb, type Pool } from "../infra/pool.ts";
import { CannotStart } from "../infra/postgres-cannot-start.ts";

/** A key for a machine of one control room; only its hash is stored. Gives the key itself, once. */
export async function addIntakeKey(pool: Pool, { kind, name, centreName }: { kind: IntakeKind; name: string; centreName: string | undefined }): Promise<string> {
  const centres = await listCentres(asDb(pool));
  const centre = centreName === undefined ? centres[0] : centres.find((known) => known.name === centreName);
  if (centre === undefined) throw new CannotStart("There is no control room of this name yet. Add it on the administrator's page first.");
  if (centreName === undefined && centres.length > 1) {
    throw new CannotStart(`Say for which control room, at the end: ${centres.map((known) => known.name).join(", ")}.`);
  }
  const key = randomBytes(32).toString("base64url");
  await insertKey(asDb(pool), { keyHash: tokenHash(key), kind, centreId: centre.id, name, personId: uuid(), now: new Date() });
  return key;
}
