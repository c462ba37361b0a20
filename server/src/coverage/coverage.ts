import { currentMap } from "@najda/geo/postgis";
import type { App } from "../app.ts";
import { keepEvents } from "../edge/kept-events.sql.ts";
import { stepContext } from "../edge/step-context.ts";
import { asDb, inTransaction, type Pool } from "../infra/pool.ts";
import type { Logger } from "../infra/log.ts";
import type { Config } from "../config.ts";
import { openCoverage, type RunningDesk } from "./desk.ts";
import { noteGaps } from "./gaps.ts";
import { servicesWithGaps } from "./gaps.sql.ts";
import { type Coverage, coverageKey, type EmptyZone, type ThreadStart } from "./messages.ts";

interface Parts {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly pool: Pool;
  readonly log: Logger;
  readonly clock: { now(): Date };
  /** Known only once the server is put together. */
  app(): App;
  /** One node keeps the gaps: the one that numbers events. */
  isLeader(): boolean;
  /** Tells this node's consoles. */
  announce(changed: Pick<Coverage, "centreId" | "service">): void;
}

/**
 * The life of coverage: events and positions make the thread look (desk.ts, thread.ts), consoles are told what
 * changed, and the leader opens and ends the gaps (gaps.ts). Everything but the gaps is memory, and made anew.
 */
export function startCoverage(parts: Parts): RunningDesk {
  const { config, pool, log, clock } = parts;
  const noted = new Map<string, string>();
  let noting: Promise<void> = Promise.resolve();

  const note = async (all: readonly Coverage[]): Promise<void> => {
    if (!parts.isLeader()) return noted.clear();
    const left = noted.size === 0 ? await servicesWithGaps(asDb(pool)) : [];
    const gone = left.filter((each) => !all.some((coverage) => coverageKey(coverage) === coverageKey(each)));
    for (const { centreId, service, empty } of [...all, ...gone.map((each) => ({ ...each, empty: [] as EmptyZone[] }))]) {
      const key = coverageKey({ centreId, service });
      const text = JSON.stringify(empty.map((zone) => [zone.at, zone.names]));
      if (noted.get(key) === text) continue;
      await inStep(parts.app(), (tx) => noteGaps(tx, { centreId, service, empty }));
      noted.set(key, text);
    }
    const known = new Set(all.map(coverageKey));
    for (const key of noted.keys()) {
      if (known.has(key)) continue;
      const [centreId, service] = key.split(" ") as [string, Coverage["service"]];
      if (noted.get(key) !== "[]") await inStep(parts.app(), (tx) => noteGaps(tx, { centreId, service, empty: [] }));
      noted.delete(key);
    }
  };

  const desk = openCoverage({
    start: {
      databaseUrl: parts.databaseUrl,
      logLevel: config.LOG_LEVEL,
      maxPositionAgeSeconds: config.POSITION_MAX_AGE_SECONDS,
      targets: targetMinutes(config.COVERAGE_MINUTES),
      populationFile: config.POPULATION_FILE,
    },
    log,
    clock,
    hasMap: async () => (await currentMap(asDb(pool))) !== undefined,
    looked(all, changed) {
      for (const coverage of changed) parts.announce(coverage);
      noting = noting.then(() => note(all)).catch((error: unknown) => log.warn({ err: error }, "gaps in coverage are noted at the next look"));
    },
  });
  return {
    ...desk,
    async stop() {
      await desk.stop();
      await noting;
    },
  };
}

/** "ambulance=8,fire=6.5" by service; the configuration's schema has read it. */
const targetMinutes = (text: string): ThreadStart["targets"] =>
  Object.fromEntries(text.split(",").map((pair) => [pair.split("=")[0], Number(pair.split("=")[1])]));

/** A step that nobody asked for, in a transaction like a timer's. */
async function inStep(app: App, step: (tx: Parameters<typeof noteGaps>[0]) => Promise<void>): Promise<void> {
  const kept = await inTransaction(app.pool, async (db) => {
    const { tx, announced } = stepContext(db, app);
    await step(tx);
    await keepEvents(db, { events: announced, now: app.clock.now() });
    return announced.length > 0;
  });
  if (kept) app.wakeSequencer();
}
