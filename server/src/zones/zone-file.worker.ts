import { parentPort, workerData } from "node:worker_threads";
import { Refused, type Db } from "@najda/protocol";
import { openLog } from "../infra/log.ts";
import { inTransaction, openPool } from "../infra/pool.ts";
import { type NewZone, zoneReader } from "./read-zones.ts";
import type { FromFileThread, FileThreadStart, ToFileThread } from "./zone-uploads.ts";
import { insertUpload, keepZones } from "./zone-uploads.sql.ts";

/** The thread that reads one file of zones and keeps it, all or nothing, so that the server's own loop stays free. */
const start = workerData as FileThreadStart;
const limits = { maxVertices: 100_000, maxRings: 2_000 };
const mostZones = 10_000;
/** Zones with together so many vertices are sent to the database at once. */
const batchVertices = 20_000;

const tell = (message: FromFileThread): void => parentPort?.postMessage(message);
const chunks: Uint8Array[] = [];

parentPort?.on("message", (message: ToFileThread) => {
  if ("chunk" in message) chunks.push(message.chunk);
  else void keep().then(tell, (error: unknown) => {
    if (error instanceof Refused) return tell({ refused: { code: error.code, facts: error.facts } });
    // A fault ends the thread with it: the server's side hears it as such.
    setImmediate(() => {
      throw error;
    });
  });
});

async function keep(): Promise<FromFileThread> {
  const features = featuresIn(Buffer.concat(chunks.splice(0)).toString("utf8"));
  const pool = openPool({ url: start.databaseUrl, log: openLog(start.logLevel), size: 1, name: "najda zones", patient: true });
  try {
    await inTransaction(pool, (db) => keepAll(db, features));
  } finally {
    await pool.end();
  }
  return { kept: features.length };
}

/** Whatever is no list of features is no file of zones. */
function featuresIn(text: string): (object | undefined)[] {
  const features = listIn(text);
  if (features === undefined || features.length === 0) throw new Refused("malformed", { why: "the file is no GeoJSON FeatureCollection with features" });
  if (features.length > mostZones) throw new Refused("malformed", { why: `features: at most ${mostZones}` });
  return features.map((feature) => (typeof feature === "object" && feature !== null ? feature : {}));
}

function listIn(text: string): unknown[] | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = typeof read === "object" && read !== null && "type" in read && read.type === "FeatureCollection" && "features" in read ? read.features : undefined;
  return Array.isArray(list) ? list : undefined;
}

async function keepAll(db: Db, features: (object | undefined)[]): Promise<void> {
  await insertUpload(db, { ...start.upload, now: new Date(start.upload.now) });
  const read = zoneReader(limits);
  let batch: NewZone[] = [];
  let vertices = 0;
  for (const [at, feature] of features.entries()) {
    const zone = read(feature ?? {});
    // What was read is not needed any more.
    features[at] = undefined;
    batch.push(zone);
    vertices += zone.area.coordinates.flat(zone.area.type === "Polygon" ? 1 : 2).length;
    tell({ checked: at + 1, of: features.length });
    if (vertices < batchVertices && at + 1 < features.length) continue;
    await keepZones(db, { uploadId: start.upload.id, first: at + 2 - batch.length, zones: batch });
    batch = [];
    vertices = 0;
  }
}
