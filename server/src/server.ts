import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { rooms } from "@najda/protocol";
import type { App } from "./app.ts";
import type { Config } from "./config.ts";
import { auditSealer } from "./audit/seal.ts";
import { startCoverage } from "./coverage/coverage.ts";
import { startTimers } from "./dispatch/timers.ts";
import { authorityRoutes } from "./edge/authority-routes.ts";
import { contractRoutes } from "./edge/contract-routes.ts";
import { healthRoutes } from "./edge/health-routes.ts";
import { demoRoutes } from "./edge/demo-routes.ts";
import { httpEdge } from "./edge/http.ts";
import { installationRoutes } from "./edge/installation-routes.ts";
import { intakeRoutes } from "./edge/intake-routes.ts";
import { mapRoutes } from "./edge/map-routes.ts";
import { eventsEmitted, measure } from "./edge/metrics.ts";
import { originCheck } from "./edge/origin.ts";
import { zoneRoutes } from "./edge/zone-routes.ts";
import { openSockets } from "./edge/sockets.ts";
import { staticApps } from "./edge/static-apps.ts";
import { whoAsks } from "./edge/who-asks.ts";
import { startJobs } from "./jobs.ts";
import { openLog } from "./infra/log.ts";
import { asDb, openPool } from "./infra/pool.ts";
import { openPush } from "./infra/push.ts";
import type { QueueBackend } from "./infra/queue.ts";
import { indexOlderMap } from "./infra/index-older-map.ts";
import { openMapSources } from "./map-sources/map-sources.ts";
import { throttled } from "./infra/wake.ts";
import { within } from "./infra/within.ts";
import { startHistory } from "./streets/history.ts";
import { openRoutingEngine } from "./streets/open-routing-engine.ts";
import { openStreets } from "./streets/streets.ts";
import { withEngine } from "./streets/with-engine.ts";
import { openEventsWire } from "./sync/events-wire.ts";
import { notify } from "./sync/log.sql.ts";
import { feedRoutes } from "./public/feed-routes.ts";
import { startLiveCounts } from "./public/live-counts.ts";
import { startSequencer } from "./sync/sequencer.ts";
import { startTail } from "./sync/tail.ts";
import { openTracking, type Tracking } from "./tracking/tracking.ts";
import { openZoneUploads } from "./zones/zone-uploads.ts";

export interface Running {
  readonly app: App;
  readonly tracking: Tracking;
  /** Origin of this node on the loopback: http://localhost:PORT */
  readonly url: string;
  /** Drains: readiness off, sockets closed, what is under way finished, connections ended. */
  stop(): Promise<void>;
}

interface Start {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly demo?: boolean;
  readonly clock?: { now(): Date };
}

/** One node of the installation, on a migrated database. Main, tests and benchmarks start it by this door. */
export async function startServer({ config, databaseUrl, demo = false, clock = { now: () => new Date() } }: Start): Promise<Running> {
  const log = openLog(config.LOG_LEVEL);
  const mapSources = await openMapSources(config, log);
  const pool = openPool({ url: databaseUrl, log, size: 16 });
  const ownStreets = await openStreets({ databaseUrl, pool, log });
  const streets = config.ROUTING_URL === undefined ? ownStreets : withEngine(ownStreets, { engine: openRoutingEngine(config.ROUTING_URL), pool, log });
  const history = startHistory({ pool, streets, log, clock, timeZone: config.TIME_ZONE });
  void indexOlderMap(pool, log);
  const state = { draining: false };
  const app: App = {
    config,
    pool,
    log,
    clock,
    demo,
    settings: settingsOf(config, demo),
    travelTimes: streets.travelTimes,
    get coverage() {
      return coverage;
    },
    route: streets.route,
    travel: history.travel,
    trackPosition: (by, position) => tracking.report(by, position),
    wakeSequencer: () => {
      sequencer.wake();
      if (!sequencer.isLeader()) tellLeader();
    },
  };
  const tellLeader = throttled(50, () => void notify(asDb(pool), "najda_committed").catch(() => undefined));

  const tracking = openTracking({
    pool,
    log,
    clock,
    redisUrl: config.REDIS_URL,
    trackDays: config.TRACK_DAYS,
    authenticate: ({ auth, headers }) => whoAsks(app, { headers, ...proofOf(auth) }),
    allowRequest: (request, allow) => allow(null, originCheck(config)(request) !== "foreign"),
  });
  measureTracking(tracking);
  const zoneUploads = openZoneUploads({ databaseUrl, logLevel: config.LOG_LEVEL, maxMegabytes: config.ZONES_FILE_MEGABYTES });
  const http = httpEdge(app, (edge) => {
    healthRoutes(app, edge, () => state.draining);
    contractRoutes(app, edge);
    installationRoutes(app, edge);
    demoRoutes(app, edge);
    mapRoutes(app, edge, mapSources);
    feedRoutes(app, edge);
    authorityRoutes(app, edge);
    zoneRoutes(app, edge, zoneUploads);
    intakeRoutes({ app, tracking, http: edge });
    staticApps(edge);
  });
  const server = limited(createServer(http));
  const sockets = openSockets({ app, server });
  tracking.attach(server);

  const coverage = startCoverage({
    config, databaseUrl, pool, log, clock,
    app: () => app,
    isLeader: () => sequencer.isLeader(),
    announce: ({ centreId, service }) => sockets.say(rooms.centre(centreId), "coverage:changed", { centreId, service }),
  });
  const tail = await startTail({
    pool,
    log,
    emit: (event) => {
      sockets.emit(event);
      if (event.name === "session:ended") tracking.endSessions(event.payload.sessionIds);
      if (event.name === "unit:changed") tracking.unitsChanged();
      if (event.name === "closure:changed") streets.closuresChanged();
      eventsEmitted.set(event.number);
      beatSoon();
      if (coveredByEvent.includes(event.name)) coverage.look();
    },
  });
  const beatSoon = throttled(200, () => sockets.beat(tail.number()));
  const heartbeat = setInterval(() => sockets.beat(tail.number()), 2_000);
  const push = await openPush({ config, db: asDb(pool), now: () => clock.now() });
  const jobs = await startJobs(app, { backend: queueBackend(config, databaseUrl), push });
  const wire = openEventsWire({ redisUrl: config.REDIS_URL, log, receive: tail.offer });
  const sequencer = startSequencer({
    url: databaseUrl,
    log,
    onNumbered: (events) => {
      tail.offer(events);
      wire.send(events);
      jobs.follow(events);
      if (events.some((event) => event.name === "alert:published")) jobs.nudge();
    },
    onNews: tail.look,
    leaderChore: auditSealer({ clock, log }),
  });
  const timers = startTimers(app);
  const stopLiveCounts = startLiveCounts({
    db: asDb(pool),
    clock,
    announce: (counted) => sockets.say(rooms.alerts(counted.centreId), "alert:counted", counted),
    onFault: (error) => log.warn({ err: error }, "receipts can't be counted"),
  });
  const stop = async (): Promise<void> => {
    if (state.draining) return;
    state.draining = true;
    clearInterval(heartbeat);
    await timers.stop();
    await coverage.stop();
    await zoneUploads.stop();
    await stopLiveCounts();
    await jobs.stop();
    await push.close();
    // No new connections from here on; whoever doesn't take its answer holds nobody up.
    const closed = sockets.stop();
    await tracking.stop();
    await within(drainMs, closed);
    server.closeAllConnections();
    await closed;
    await sequencer.stop();
    await tail.stop();
    wire.stop();
    await history.stop();
    await streets.stop();
    await pool.end();
  };
  try {
    const port = await listen(server, config, demo);
    return { app, tracking, url: `http://localhost:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Longer than a command may take in the database. */
const drainMs = 6_000;

/** What may free a unit, occupy it, send it elsewhere or bar its way. */
const coveredByEvent: readonly string[] = ["unit:changed", "assignment:changed", "moveup:changed", "closure:changed"];

/** PostgreSQL is durable and one part fewer; Redis where the operator wants its rate. */
function queueBackend({ QUEUE_BACKEND, REDIS_URL }: Config, databaseUrl: string): QueueBackend {
  if (QUEUE_BACKEND === "redis" && REDIS_URL !== undefined) return { kind: "redis", url: REDIS_URL };
  return { kind: "postgres", url: databaseUrl };
}

function measureTracking(tracking: Tracking): void {
  measure("najda_tracked_units", "Units with a position in memory.", () => tracking.stats().units);
  measure("najda_tracking_watchers", "Consoles that watch a part of the map here.", () => tracking.stats().watchers);
  measure("najda_positions_taken", "Positions taken since the start.", () => tracking.stats().reports.taken);
  measure("najda_positions_older", "Positions dropped because a newer one was known.", () => tracking.stats().reports.older);
  measure("najda_positions_doubtful", "Positions taken though they jumped.", () => tracking.stats().reports.doubtful);
  measure("najda_position_deltas", "Deltas sent to consoles since the start.", () => tracking.stats().deltas);
  measure("najda_positions_saved", "Positions written to PostGIS since the start.", () => tracking.stats().saved);
}

const settingsOf = (config: Config, demo: boolean): App["settings"] => ({
  acknowledgeSeconds: config.ACKNOWLEDGE_SECONDS,
  positionMaxAgeSeconds: config.POSITION_MAX_AGE_SECONDS,
  coverageAlarmSeconds: config.COVERAGE_ALARM_SECONDS,
  moveUpAfterSeconds: config.MOVE_UP_AFTER_MINUTES * 60,
  recommendMaxMetres: config.RECOMMEND_MAX_KM * 1_000,
  demo,
  pushHosts: config.PUSH_HOSTS,
  alertSenderName: config.ALERT_SENDER_NAME,
});

function proofOf(auth: unknown): { forApp?: unknown; token?: unknown } {
  if (typeof auth !== "object" || auth === null) return {};
  return { forApp: "app" in auth ? auth.app : undefined, token: "token" in auth ? auth.token : undefined };
}

/** Nobody may hold a connection open without saying anything. */
function limited(server: HttpServer): HttpServer {
  server.headersTimeout = 10_000;
  // The largest request is a file of zones: 16 MB over 2 Mbit/s.
  server.requestTimeout = 65_000;
  server.keepAliveTimeout = 65_000;
  server.maxRequestsPerSocket = 1_000;
  return server;
}

/** Demo mode is for this machine only, whatever the configuration says. */
async function listen(server: HttpServer, config: Config, demo: boolean): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.PORT, demo ? "127.0.0.1" : config.HOST, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}
