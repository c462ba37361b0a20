import { type Route, straightLine } from "@najda/geo";
import { currentMap } from "@najda/geo/postgis";
import type { LngLat, TravelAccuracy, Tx } from "@najda/protocol";
import type { Logger } from "../infra/log.ts";
import { asDb, type Pool } from "../infra/pool.ts";
import type { AskName, Asks } from "./asks.ts";
import { type SearchThread, startSearchThread } from "./search-thread.ts";

export interface Streets {
  readonly travelTimes: Tx["travelTimes"];
  /** Undefined where no streets are known, or none leads there. */
  readonly route: Tx["route"];
  /** Places within so many seconds of one, as the geo package's `reach` gives them; empty where no streets are known. */
  reach(from: LngLat, limitSeconds: number): Promise<Float64Array>;
  /** The factors of the own history; undefined where nobody can work them out now. */
  calibrate(now: Date): Promise<TravelAccuracy | undefined>;
  /** Closures were drawn or ended: they count for every search asked from now on. */
  closuresChanged(): void;
  /** Which map is searched; undefined as long as there is none. */
  mapId(): string | undefined;
  stop(): Promise<void>;
}

interface Surroundings {
  readonly databaseUrl: string;
  readonly pool: Pool;
  readonly log: Logger;
  /** Another thread, and other patience, in tests. */
  readonly thread?: URL;
  readonly patienceMs?: number;
  readonly hungMs?: number;
  readonly lookEveryMs?: number;
}

/** A new import is noticed this often. */
const usualLookEveryMs = 15_000;
/** A recommendation doesn't wait longer for the streets than this; the answer then is a straight line and says so. */
const usualPatienceMs = 1_000;
/** Nobody waits for the calibration; right after a start the thread is still warming up. */
const calibratePatienceMs = 30_000;
/** Who doesn't answer for this long has hung. */
const usualHungMs = 10_000;

/**
 * The streets of the map in use, in a thread of their own: the server's loop stays free, and a search that hangs or a
 * thread that dies costs straight lines until another is up. A newer map is loaded beside the old one, which answers
 * until then.
 */
export async function openStreets({ databaseUrl, pool, log, thread, patienceMs = usualPatienceMs, hungMs = usualHungMs, lookEveryMs = usualLookEveryMs }: Surroundings): Promise<Streets> {
  let inUse: SearchThread | undefined;
  let starting: Promise<void> | undefined;
  let stopped = false;
  /** When the oldest ask was sent that has no answer; the thread has hung when that is long ago. */
  let silentSince: number | undefined;

  const start = async (): Promise<void> => {
    const old = inUse;
    const fresh = await startSearchThread({
      databaseUrl,
      ...(thread && { file: thread }),
      onEnd: (why) => {
        log.error({ why }, "the street search ended and is started again; travel times are straight lines meanwhile");
        inUse = undefined;
        look();
      },
    });
    if (stopped) return fresh.stop();
    inUse = fresh;
    silentSince = undefined;
    log.info({ map: fresh.mapId }, "the streets of the map are in use");
    await old?.stop(hungMs);
  };

  const look = (): void => {
    if (stopped || starting !== undefined) return;
    starting = lookOnce()
      .catch((error: unknown) => log.warn({ err: error }, "the streets of the map in use can't be loaded"))
      .finally(() => {
        starting = undefined;
      });
  };

  const lookOnce = async (): Promise<void> => {
    const map = await currentMap(asDb(pool));
    const hung = silentSince !== undefined && Date.now() - silentSince > hungMs;
    if (hung) log.error("the street search hangs and is replaced");
    if (map !== undefined && (map.id !== inUse?.mapId || hung)) await start();
  };

  /** Undefined when there is nobody to ask, or no answer in time. */
  const ask = async <N extends AskName>(name: N, input: Asks[N]["input"], longestMs = patienceMs): Promise<Asks[N]["answer"] | undefined> => {
    const asked = inUse;
    if (asked === undefined) return undefined;
    silentSince ??= Date.now();
    try {
      const answer = await asked.ask(name, input, longestMs);
      silentSince = undefined;
      return answer;
    } catch (error) {
      log.warn({ err: error, name }, "the street search gave no answer");
      return undefined;
    }
  };

  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  look();
  await starting;
  return {
    travelTimes: async (incident, from) => (from.length === 0 ? [] : await ask("travelTimes", { incident, from })) ?? from.map((at) => straightLine(at, incident)),
    route: (from, to): Promise<Route | undefined> => ask("route", { from, to }),
    reach: async (from, limitSeconds) => (await ask("reach", { from, limitSeconds })) ?? new Float64Array(),
    calibrate: (now) => ask("calibrate", { now }, calibratePatienceMs),
    closuresChanged: () => void ask("closures", {}),
    mapId: () => inUse?.mapId,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await starting;
      await inUse?.stop();
    },
  };
}
