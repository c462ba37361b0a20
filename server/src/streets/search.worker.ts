import { parentPort, workerData } from "node:worker_threads";
import { calibrate, reach, route, type StreetGraph, travelTimes, withSlowZones } from "@najda/geo";
import { loadGraph } from "@najda/geo/postgis";
import type { TravelAccuracy } from "@najda/protocol";
import { openLog } from "../infra/log.ts";
import { asDb, openPool } from "../infra/pool.ts";
import type { Ask, Said } from "./asks.ts";
import { zonesInForce } from "./closures.sql.ts";
import { lateDrives } from "./history.sql.ts";

/**
 * A thread with the street graph of one map: it loads it, says that it is ready, and answers one ask after the
 * other. A newer map gets a thread of its own, so nothing here has to change over.
 */
const { databaseUrl } = workerData as { databaseUrl: string };
const port = parentPort!;
const say = (said: Said): void => port.postMessage(said);
const pool = openPool({ url: databaseUrl, log: openLog("warn"), size: 1, name: "najda streets", patient: true });

const loaded = await loadGraph(asDb(pool));
if (loaded === undefined) throw new Error("There is no map in use.");
let graph = loaded.graph;
await readClosures();
// Makes what all searches share, so that the first one doesn't wait for it.
travelTimes(graph, placeOn(graph), [placeOn(graph)]);

let reading: Promise<unknown> = Promise.resolve();
port.on("message", (ask: Ask) => {
  // Whoever asks after a closure was drawn is answered with it in force.
  const before = reading;
  const answered = before.then(() => answer(ask)).then(
    (value) => say({ id: ask.id, answer: value }),
    (error: unknown) => say({ id: ask.id, fault: String(error) }),
  );
  if (ask.name === "closures") reading = answered;
});
say({ readyFor: loaded.mapId });

function answer(ask: Ask): unknown {
  switch (ask.name) {
    case "travelTimes":
      return travelTimes(graph, ask.input.incident, ask.input.from);
    case "route":
      return route(graph, ask.input.from, ask.input.to);
    case "reach":
      return reach(graph, ask.input.from, ask.input.limitSeconds);
    case "calibrate":
      return learn(ask.input.now);
    case "closures":
      return readClosures();
  }
}

/** As many drives as are fitted in a few dozen milliseconds: searches wait meanwhile. */
const mostDrives = 5_000;

async function learn(now: Date): Promise<TravelAccuracy> {
  const { types, hours } = calibrate(await lateDrives(asDb(pool), { now, limit: mostDrives }));
  return { types, hours };
}

async function readClosures(): Promise<number> {
  const zones = await zonesInForce(asDb(pool));
  graph = withSlowZones(loaded!.graph, zones);
  return zones.length;
}

function placeOn({ shape }: StreetGraph): [number, number] {
  return [(shape[0] ?? 0) / 1e7, (shape[1] ?? 0) / 1e7];
}
