import type { Tx } from "@najda/protocol";
import { openLog } from "../../server/src/infra/log.ts";
import { asDb, inTransaction, openPool } from "../../server/src/infra/pool.ts";
import { http2Posts, pushHosts, webPush } from "../src/channels/index.ts";
import { pushKeys, sendRange } from "../src/index.ts";
import type { FanOut, Range } from "../src/index.ts";

/**
 * A sender of its own process, to be killed by tests. The parent gives it its work by message: where the database
 * and the push service are, and one range. It says "done" when it got that far.
 */
interface Work {
  readonly databaseUrl: string;
  readonly origin: string;
  readonly ca: string;
  readonly range: Range;
}

process.on("message", (work: Work) => {
  void send(work).then(() => process.send?.("done"));
});

async function send({ databaseUrl, origin, ca, range }: Work): Promise<void> {
  const pool = openPool({ url: databaseUrl, log: openLog("silent") });
  const db = asDb(pool);
  const posts = http2Posts({ deadlineMs: 5000, ownOrigins: [origin], ca });
  const { public: keys } = await pushKeys(db);
  const clock = { now: () => new Date() };
  const sender = webPush({ posts, keys, contact: "mailto:alerts@city.example", hosts: pushHosts([origin]), now: clock.now });
  const transaction: FanOut["transaction"] = (step) =>
    inTransaction(pool, (inside) => step({ ...inside, clock, publish: () => undefined } as unknown as Tx));
  await sendRange({ db, transaction, clock, senders: { browser: { public: sender, exercise: sender } }, urlOf: () => "/" }, range);
}
