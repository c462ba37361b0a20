import { parentPort, workerData } from "node:worker_threads";
import type { Cover } from "@najda/geo";
import { currentMap } from "@najda/geo/postgis";
import type { Service } from "@najda/protocol";
import { openLog } from "../infra/log.ts";
import { asDb, openPool } from "../infra/pool.ts";
import { zonesInForce } from "../streets/closures.sql.ts";
import { coverageOf, suggestMoves, type Asked } from "./compute.ts";
import { type FreeUnit, freeUnits, type Site, sites, staffed } from "./free-units.sql.ts";
import { type Ground, openGround, placeKey } from "./ground.ts";
import { coverageKey, type Coverage, type FromThread, type ThreadStart, type ToThread } from "./messages.ts";
import { type PopulationFile, readPopulationFile } from "./population-file.ts";
import { openOwnZones } from "./zoning.ts";

/**
 * The thread that computes coverage, so that the server's own loop stays free. It reads what it needs from the
 * database itself, takes one message after the other, and rests after a look as long as the look took: never more
 * than half a core.
 */
const start = workerData as ThreadStart;
const pool = openPool({ url: start.databaseUrl, log: openLog(start.logLevel), size: 2, name: "najda coverage" });
const db = asDb(pool);
const file: Promise<PopulationFile | undefined> = start.populationFile === undefined ? Promise.resolve(undefined) : readPopulationFile(start.populationFile);
file.catch(() => undefined);

let ground: Ground | undefined;
let places: Site[] = [];
/** The closures and slow zones that the ground is under. */
let drawn = "[]";
/** A population file that can't be read is told once a minute, not at each look. */
const groundRetryMs = 60_000;
let tryAgainAt = 0;
const ownZones = openOwnZones();
/** What each result was computed from, so that nothing is computed or told twice. */
const told = new Map<string, string>();
/** What each free unit reaches, as of the last look. */
const reached = new Map<string, Cover>();

const tell = (message: FromThread): void => parentPort?.postMessage(message);

async function refreshGround(now: Date): Promise<void> {
  const map = await currentMap(db);
  if (map?.id !== ground?.mapId) {
    if (now.getTime() < tryAgainAt) return;
    tryAgainAt = now.getTime() + groundRetryMs;
    ground = await openGround(pool, db, { file: await file, now });
    if (ground !== undefined) tryAgainAt = 0;
    drawn = "[]";
    told.clear();
    tell({ kind: "grid", grid: ground?.shown });
  }
  if (ground === undefined) {
    places = [];
    return;
  }
  const zones = await zonesInForce(db);
  if (JSON.stringify(zones) !== drawn) {
    ground = ground.under(zones);
    drawn = JSON.stringify(zones);
    told.clear();
  }
  places = await sites(db, ground.mapId);
  await ownZones.refresh(db, now);
}

const sitesOf = (centreId: string, service: Service): Site[] =>
  places.filter((site) => site.service === service && (site.centreId === null || site.centreId === centreId));

async function look(now: number): Promise<void> {
  await refreshGround(new Date(now));
  if (ground === undefined) return tell({ kind: "looked", now, changed: [], kept: [] });
  const fresh = { now: new Date(now), maxPositionAgeSeconds: start.maxPositionAgeSeconds };
  const free = await freeUnits(db, fresh);
  const changed: Coverage[] = [];
  const kept: string[] = [];
  for (const { centreId, service } of await staffed(db, fresh)) {
    const minutes = start.targets[service];
    if (minutes === undefined) continue;
    const zoning = ownZones.of(ground, { centreId, service, minutes });
    const asked: Asked = { centreId, service, minutes, zoning, now, units: unitsOf(free, { centreId, service }), sites: sitesOf(centreId, service) };
    const key = coverageKey(asked);
    kept.push(key);
    const inputs = JSON.stringify([zoning.id, asked.units.map((unit) => [unit.unitId, placeKey(unit.at)]), asked.sites]);
    if (told.get(key) === inputs) continue;
    told.set(key, inputs);
    const { coverage, covers } = coverageOf(ground, asked);
    changed.push(coverage);
    asked.units.forEach((unit, at) => reached.set(unit.unitId, covers[at]!));
  }
  const known = new Set(free.map((unit) => unit.unitId));
  for (const unitId of reached.keys()) if (!known.has(unitId)) reached.delete(unitId);
  for (const key of told.keys()) if (!kept.includes(key)) told.delete(key);
  tell({ kind: "looked", now, changed, kept });
}

const unitsOf = (free: readonly FreeUnit[], of: { centreId: string; service: Service }): FreeUnit[] =>
  free.filter((unit) => unit.centreId === of.centreId && unit.service === of.service);

async function suggest({ question, centreId, service, zoneAt, now }: Extract<ToThread, { kind: "suggest" }>): Promise<void> {
  const minutes = start.targets[service];
  if (ground === undefined || minutes === undefined) return tell({ kind: "suggested", question, suggestions: [] });
  const free = await freeUnits(db, { now: new Date(now), maxPositionAgeSeconds: start.maxPositionAgeSeconds });
  const zoning = ownZones.of(ground, { centreId, service, minutes });
  const asked = { centreId, service, minutes, zoning, now, zoneAt, units: unitsOf(free, { centreId, service }), sites: sitesOf(centreId, service) };
  tell({ kind: "suggested", question, suggestions: suggestMoves(ground, asked) });
}

async function take(message: ToThread): Promise<void> {
  const began = performance.now();
  try {
    if (message.kind === "reach") {
      const cover = reached.get(message.unitId);
      return tell({ kind: "reached", question: message.question, places: cover && [...cover] });
    }
    if (message.kind === "suggest") return await suggest(message);
    await look(message.now);
    await new Promise((resolve) => setTimeout(resolve, performance.now() - began));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    tell({ kind: "failed", why, ...(message.kind === "look" ? {} : { question: message.question }) });
  }
}

const waiting: ToThread[] = [];
let working = false;

parentPort?.on("message", (message: ToThread) => {
  // The newest look says all that an older one would; questions go first, for somebody waits.
  if (message.kind !== "look") waiting.unshift(message);
  else waiting.splice(0, waiting.length, ...waiting.filter(({ kind }) => kind !== "look"), message);
  if (!working) void workOn();
});

async function workOn(): Promise<void> {
  working = true;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await take(next);
  working = false;
}
