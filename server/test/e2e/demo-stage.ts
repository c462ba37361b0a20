import type { Browser } from "playwright-core";
import { readConfig } from "../../src/config.ts";
import { becomeDemo } from "../../src/demo/become-demo.ts";
import { openLog } from "../../src/infra/log.ts";
import { openPool } from "../../src/infra/pool.ts";
import { addStartingLists } from "../../src/installation/starting-lists.ts";
import { startServer } from "../../src/server.ts";
import { freshDatabase } from "../database.ts";
import { newVisitor, type Visitor, type VisitorOptions } from "./visitor.ts";

/** An installation in demo mode as `npm start` makes it, without the simulated life. */
export interface DemoStage {
  readonly url: string;
  visitor(options?: VisitorOptions): Promise<Visitor>;
  stop(): Promise<void>;
}

export async function startDemoStage(browser: Browser): Promise<DemoStage> {
  const database = await freshDatabase();
  const pool = openPool({ url: database.url, log: openLog("silent"), size: 2 });
  await addStartingLists(pool);
  await becomeDemo(pool, () => undefined);
  await pool.end();
  const config = readConfig({ PORT: "0", LOG_LEVEL: "silent" });
  const server = await startServer({ config, databaseUrl: database.url, demo: true });
  return {
    url: server.url,
    visitor: (options) => newVisitor(browser, server.url, options),
    async stop() {
      await server.stop();
      await database.drop();
    },
  };
}
