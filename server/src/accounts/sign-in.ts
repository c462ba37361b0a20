import { createHash, randomBytes } from "node:crypto";
import argon2 from "argon2";
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { AppName, Id, Person, Refused, type Actor } from "@najda/protocol";
import type { App } from "../app.ts";
import { keepEvents } from "../edge/kept-events.sql.ts";
import { stepContext } from "../edge/step-context.ts";
import { asDb, inTransaction } from "../infra/pool.ts";
import { countFailures, forgetFailures, recordFailure } from "./attempts.sql.ts";
import { citizenOfInstall, findByName } from "./people.sql.ts";
import { actorByToken, endSessions, insertSession } from "./sessions.sql.ts";

/** What `POST /api/sessions` takes: a name and a password, or a citizen's installation. */
export const SignIn = z.union([
  z.strictObject({ name: z.string().min(1).max(60), password: z.string().min(1).max(200), app: AppName.optional() }),
  z.strictObject({ install: Id, app: z.literal("citizen") }),
]);
export const SignedIn = z.object({ token: z.string().optional(), person: Person, expiresAt: z.string() });

export interface Signed {
  readonly token: string;
  readonly actor: Actor;
  readonly expiresAt: Date;
}

/** Tokens are 256 random bits; only their hash is stored. */
export const tokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();

export const hashPassword = (password: string): Promise<string> =>
  argon2.hash(password, { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 });

// Checked against when the account does not exist, so that both answers take the same time.
const nobody = hashPassword(randomBytes(16).toString("hex"));

const window = 15 * 60_000;
const limits = { together: 5, account: 30, source: 60 };

/** Name and password, limited by account and by source: a stranger's attempts elsewhere don't lock out the desk. */
export async function signIn(app: App, { name, password, source, forApp }: { name: string; password: string; source: string; forApp?: AppName | undefined }): Promise<Signed> {
  const db = asDb(app.pool);
  const now = app.clock.now();
  const failures = await countFailures(db, { account: name, source, since: new Date(now.getTime() - window) });
  const over = failures.together >= limits.together || failures.account >= limits.account || failures.source >= limits.source;
  if (over) {
    const newest = failures.newest === null ? now.getTime() : Date.parse(failures.newest);
    throw new Refused("too-many-attempts", { seconds: Math.max(1, Math.ceil((newest + window - now.getTime()) / 1_000)) });
  }
  const person = await findByName(db, name);
  const right = await argon2.verify(person?.passwordHash ?? (await nobody), password);
  if (!right || person === undefined) {
    await recordFailure(db, { account: name, source, now });
    throw new Refused("wrong-credentials");
  }
  await forgetFailures(db, { account: name, source, before: new Date(now.getTime() - window) });
  return openSession(app, { personId: person.id, forApp, hours: app.config.SESSION_HOURS });
}

/** A citizen needs no name: the installation is who they are. */
export async function signInInstall(app: App, install: string): Promise<Signed> {
  const personId = await citizenOfInstall(asDb(app.pool), { id: uuid(), installId: install, now: app.clock.now() });
  return openSession(app, { personId, forApp: "citizen", hours: 30 * 24 });
}

async function openSession(app: App, { personId, forApp, hours }: { personId: string; forApp: AppName | undefined; hours: number }): Promise<Signed> {
  const token = randomBytes(32).toString("base64url");
  const now = app.clock.now();
  const expiresAt = new Date(now.getTime() + hours * 3_600_000);
  const db = asDb(app.pool);
  await insertSession(db, { id: uuid(), tokenHash: tokenHash(token), personId, app: forApp, now, expiresAt });
  const actor = await actorByToken(db, { tokenHash: tokenHash(token), now });
  if (actor === undefined) throw new Refused("wrong-credentials");
  return { token, actor, expiresAt };
}

/** Signs out: the token is useless from now on, and the log tells every node to close the session's sockets. */
export async function signOut(app: App, actor: Actor): Promise<void> {
  await inTransaction(app.pool, async (db) => {
    const now = app.clock.now();
    const sessionIds = await endSessions(db, { sessionId: actor.sessionId, now });
    if (sessionIds.length === 0) return;
    const { tx, announced } = stepContext(db, app);
    tx.publish("session:ended", { sessionIds });
    await keepEvents(db, { events: announced, now });
  });
  app.wakeSequencer();
}

/** The person as the apps know them. */
export function personOf({ personId, name, role, centreId, unitId }: Actor): Person {
  return { id: personId, name, role, ...(centreId === undefined ? {} : { centreId }), ...(unitId === undefined ? {} : { unitId }) };
}
