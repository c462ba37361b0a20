import { auditVerdict } from "./audit/verdict.ts";
import { ConfigFault, readConfig } from "./config.ts";
import { addIntakeKey } from "./installation/intake-key.ts";
import { bindTracker } from "./installation/trackers.ts";
import { inviteAdministrator } from "./installation/first-administrator.ts";
import { migrate } from "./infra/migrate.ts";
import { openLog } from "./infra/log.ts";
import { openPool, type Pool } from "./infra/pool.ts";
import { CannotStart } from "./infra/postgres-cannot-start.ts";
import { startEmbeddedPostgres } from "./infra/postgres-embedded.ts";
import { faultOfStart } from "./start-faults.ts";

const usage = `npm run admin                              a one-time link for an administrator
npm run admin -- key calls NAME [CENTRE]     a key with which a telephony system hands over calls
npm run admin -- key positions NAME [CENTRE] a key with which trackers send positions
npm run admin -- key authority NAME [CENTRE] a key with which another system asks which agency answers where
npm run admin -- tracker IDENTIFIER CALLSIGN binds a tracker to a unit where their names differ
npm run admin -- verify-audit [SEAL HASH]    recomputes the audit's seals; with one that was written down, also that its end is whole`;

/** What an operator does at the machine itself, because nobody can sign in for it yet. */
async function main(words: readonly string[]): Promise<void> {
  const config = readConfig(process.env);
  const embedded = config.DATABASE_URL === undefined ? await startEmbeddedPostgres({ folder: config.DATA_FOLDER, log: () => undefined }) : undefined;
  const databaseUrl = config.DATABASE_URL ?? embedded!.url;
  const pool = openPool({ url: databaseUrl, log: openLog("silent"), size: 2, name: "najda admin", patient: words[0] === "verify-audit" });
  try {
    await migrate(databaseUrl);
    console.log(await perform(pool, words, config.PUBLIC_ORIGIN.split(",")[0] || `http://localhost:${config.PORT}`));
  } catch (error) {
    const sentence = faultOfStart(error, config);
    if (sentence === undefined) throw error;
    console.error(sentence);
    process.exitCode = 1;
  } finally {
    await pool.end();
    await embedded?.stop();
  }
}

async function perform(pool: Pool, [what, ...rest]: readonly string[], origin: string): Promise<string> {
  if (what === undefined) {
    const { token, expiresAt } = await inviteAdministrator(pool, new Date());
    return `Open this link once, before ${expiresAt.toISOString()}, to become administrator:\n${origin}/#invitation=${token}`;
  }
  if (what === "key" && (rest[0] === "calls" || rest[0] === "positions" || rest[0] === "authority") && rest[1] !== undefined) {
    const key = await addIntakeKey(pool, { kind: rest[0], name: rest[1], centreName: rest[2] });
    return `The key, shown only now:\n${key}`;
  }
  if (what === "tracker" && rest[0] !== undefined && rest[1] !== undefined) {
    return bindTracker(pool, { identifier: rest[0], callSign: rest[1] });
  }
  if (what === "verify-audit") {
    const { sound, says } = await auditVerdict(pool, rest);
    if (!sound) process.exitCode = 1;
    return says;
  }
  return usage;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConfigFault) && !(error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exit(1);
}
