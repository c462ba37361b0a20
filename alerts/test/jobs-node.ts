import { openLog } from "../../server/src/infra/log.ts";
import { asDb, openPool } from "../../server/src/infra/pool.ts";
import type { App } from "../../server/src/app.ts";
import { startJobs } from "../../server/src/jobs.ts";
import { http2Posts, pushHosts, webPush } from "../src/channels/index.ts";
import { pushKeys } from "../src/index.ts";

/** A node of its own process that does nothing but jobs, to be killed by tests. It learns by message where all is. */
interface Place {
  readonly databaseUrl: string;
  readonly origin: string;
  readonly ca: string;
}

process.on("message", (place: Place) => void start(place));

async function start({ databaseUrl, origin, ca }: Place): Promise<void> {
  const log = openLog("silent");
  const pool = openPool({ url: databaseUrl, log });
  const now = (): Date => new Date();
  const { public: keys } = await pushKeys(asDb(pool));
  const posts = http2Posts({ deadlineMs: 5000, ownOrigins: [origin], ca });
  const sender = webPush({ posts, keys, contact: "mailto:alerts@city.example", hosts: pushHosts([origin]), now });
  const app = { pool, log, clock: { now }, wakeSequencer: () => undefined };
  const push = { crews: sender, public: sender, exercise: sender, close: posts.close };
  await startJobs(app as unknown as App, { backend: { kind: "postgres", url: databaseUrl }, push });
}
