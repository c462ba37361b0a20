import { setTimeout as pause } from "node:timers/promises";
import { v7 as uuid } from "uuid";
import { importMap } from "../../geo/src/import/index.ts";
import { buildDemoCity, demoCity } from "@najda/geo/demo-city";
import { asDb } from "../../server/src/infra/pool.ts";
import { openDesk, someCall, type Desk } from "./desk.ts";
import { startDatabase, startNode } from "./installation.ts";
import type { Measured } from "./measured.ts";
import { buildTown } from "./town.sql.ts";
import { openTraffic } from "./traffic.ts";

const usual = { units: 500, consoles: 10, seconds: 30 };

/** How often a second each thing is done, on top of the reports of all units. */
const perSecond = { calls: 2, recommendations: 4, ways: 4, places: 10, tiles: 20, closures: 0.2 };

/**
 * How late the server's loop is while a city works: units report, consoles look, calls come, units are recommended, ways
 * and places searched, tiles fetched, streets closed and opened. Measured by the server itself (`/metrics`).
 */
export async function loopDelay({ units, consoles, seconds } = usual): Promise<Measured[]> {
  const database = await startDatabase();
  const db = asDb(database.pool);
  await importMap(db, { bytes: buildDemoCity().pbf, name: demoCity.name.en });
  const town = await buildTown(db, { units, desks: consoles });
  const node = await startNode(database.url);
  const traffic = await openTraffic(node.url, town);
  try {
    const work = cityWork(node.url, openDesk({ url: node.url, token: town.desks[0] ?? "" }));
    await Promise.all([traffic.run(5), work(5)]);
    // Whoever asks for the figures starts them anew.
    await lag(node.url);
    await Promise.all([traffic.run(seconds), work(seconds)]);
    const measured = await lag(node.url);
    const what = `the loop's delay while ${units} units report, ${consoles} consoles look and a desk works`;
    return [
      { what: `${what}, p99`, unit: "ms", najda: measured.p99 },
      { what: `${what}, longest`, unit: "ms", najda: measured.max },
    ];
  } finally {
    traffic.close();
    await node.stop();
    await database.stop();
  }
}

/** Node's monitor looks every so often, and tells the time between two looks: an idle loop's is this. */
const betweenLooksMs = 10;

async function lag(url: string): Promise<{ p99: number; max: number }> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const of = (name: string): number => Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, "m").exec(metrics)?.[1]) * 1_000 - betweenLooksMs;
  return { p99: of("p99"), max: of("max") };
}

/** Does everything as often as it is due, for so many seconds. */
function cityWork(url: string, desk: Desk): (seconds: number) => Promise<void> {
  const incidents: string[] = [];
  const anIncident = (): string => incidents[Math.floor(Math.random() * incidents.length)] ?? "";
  const tasks: Record<keyof typeof perSecond, () => Promise<unknown>> = {
    async calls() {
      const incidentId = uuid();
      await desk.send("call:take", someCall(incidentId, inTown()));
      incidents.push(incidentId);
    },
    recommendations: () => desk.send("incident:recommend", { incidentId: anIncident() }),
    ways: () => desk.send("route:find", { incidentId: anIncident(), from: inTown() }),
    places: () => desk.send("place:find", { text: ["hos", "market str", "شارع", "fire", "نەخۆش"][Math.floor(Math.random() * 5)], near: inTown() }),
    tiles: () => fetch(`${url}/tiles/14/${tileOf(inTown()).join("/")}.mvt`).then((answer) => answer.arrayBuffer()),
    async closures() {
      const [id, [lng, lat]] = [uuid(), inTown()];
      await desk.send("closure:add", { id, reason: "works", shape: { type: "LineString", coordinates: [[lng, lat], [lng + 0.002, lat]] } });
      await desk.send("closure:end", { closureId: id });
    },
  };
  return async (seconds) => {
    while (incidents.length < 10) await tasks.calls();
    await Promise.all(Object.entries(tasks).map(([name, task]) => repeat(task, { seconds, everyMs: 1_000 / perSecond[name as keyof typeof perSecond] })));
  };
}

async function repeat(task: () => Promise<unknown>, { seconds, everyMs }: { seconds: number; everyMs: number }): Promise<void> {
  const endsAt = performance.now() + seconds * 1_000;
  for (let dueAt = performance.now() + Math.random() * everyMs; dueAt < endsAt; dueAt += everyMs) {
    await pause(Math.max(0, dueAt - performance.now()));
    await task();
  }
}

const inTown = (): [number, number] => [demoCity.centre[0] + (Math.random() - 0.5) / 20, demoCity.centre[1] + (Math.random() - 0.5) / 20];

function tileOf([lng, lat]: readonly [number, number]): [x: number, y: number] {
  const angle = (lat * Math.PI) / 180;
  return [Math.floor(((lng + 180) / 360) * 2 ** 14), Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** 14)];
}
