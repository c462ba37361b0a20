import { join, resolve } from "node:path";
import { chooseBinaries, ensureCluster } from "./postgres-cluster.ts";
import { appRole, databaseName, ensureDatabase } from "./postgres-database.sql.ts";
import { clearTheWay } from "./postgres-leftovers.ts";
import { announce, claim, release } from "./postgres-owner.ts";
import { type Place, choosePlace } from "./postgres-place.ts";
import { freePort, launch } from "./postgres-process.ts";
import { keepRunning } from "./postgres-watch.ts";

export interface EmbeddedPostgres {
  /** As the role that owns the database; not a superuser. */
  readonly url: string;
  readonly superuserUrl: string;
  /** No migration has run in this database yet. */
  readonly fresh: boolean;
  /** The process that already runs this folder's PostgreSQL; we are its guest, and `stop` leaves it running. */
  readonly sharedWith?: number;
  /** Fast shutdown; resolves when PostgreSQL is gone. Safe to call twice. */
  stop(): Promise<void>;
}

interface Wish {
  /** The data folder, `.data` in the checkout. The database is below it in `postgres`, unless that can't be. */
  readonly folder: string;
  /** Told in plain sentences what takes time or is unusual. */
  readonly log: (line: string) => void;
  /** PostgreSQL settings beyond those of postgres-settings.ts. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * The database of an installation that was given none, from the machine's own programs:
 *
 *   choosePlace -> claim -> chooseBinaries -> ensureCluster -> clearTheWay -> launch -> ensureDatabase
 *
 * It starts again by itself when it dies, on the same port, and dies with us. Throws `CannotStart` with a
 * sentence for a person where it can't be had.
 */
export async function startEmbeddedPostgres({ folder, log, settings = {} }: Wish): Promise<EmbeddedPostgres> {
  const place = choosePlace(resolve(folder), log);
  const claimed = await claim(place.folder);
  if (!claimed.ours) {
    const { fresh } = await ensureDatabase({ superuserUrl: claimed.urls.superuserUrl, appPassword: "" });
    return { ...claimed.urls, fresh, sharedWith: claimed.pid, stop: () => Promise.resolve() };
  }
  try {
    return await startHere(place, { log, settings });
  } catch (error) {
    release(place.folder);
    throw error;
  }
}

async function startHere(place: Place, { log, settings }: Required<Omit<Wish, "folder">>): Promise<EmbeddedPostgres> {
  const binaries = chooseBinaries(place);
  const passwords = ensureCluster(place, binaries);
  const cluster = join(place.folder, "cluster");
  await clearTheWay(cluster, log);
  const start = (port: number) => launch({ place, binaries, port, settings, log });
  const running = keepRunning(await start(await freePort()), { cluster, start, log });
  const address = `127.0.0.1:${running.port}`;
  const urls = {
    superuserUrl: `postgres://postgres:${passwords.superuser}@${address}/postgres?sslmode=disable`,
    url: `postgres://${appRole}:${passwords.app}@${address}/${databaseName}?sslmode=disable`,
  };
  try {
    const { fresh } = await ensureDatabase({ superuserUrl: urls.superuserUrl, appPassword: passwords.app });
    announce(place.folder, urls);
    return { ...urls, fresh, stop: () => running.stop().then(() => release(place.folder)) };
  } catch (error) {
    await running.stop();
    throw error;
  }
}
