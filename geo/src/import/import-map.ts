import { randomUUID } from "node:crypto";
import type { Db } from "@najda/protocol";
import type { Bounds } from "../area/measures.ts";
import { indexPlaces } from "../postgis/place-index.sql.ts";
import { keepFarTiles } from "../postgis/tile.sql.ts";
import { graphToBytes } from "../streets/graph-bytes.ts";
import { buildGraph } from "../streets/street-graph.ts";
import { type ExtractSource, requireExtract } from "./blobs.ts";
import { extractHash } from "./extract-hash.ts";
import { analyzeMap, beginMap, insertAddresses, insertPlaces, insertShapes, insertStreets, removeMap, removeOtherMaps, type RowBatch, type RowsIn, useMap, type WritableMap } from "./map-rows.sql.ts";
import { type MapRows, readExtract } from "./read-extract.ts";
import { UnusableExtract } from "./unusable-extract.ts";

export type ImportRequest = ExtractSource & {
  /** What people call the region. */
  name: string;
  /** Shown wherever the map is shown; OpenStreetMap's own unless given. */
  attribution?: string;
  /** The attribution by language, where there is more than one. */
  attributions?: Readonly<Record<string, string>>;
  /** The side of the road that traffic keeps to there; right unless given. */
  keepsTo?: "left" | "right" | undefined;
  /** How much of the work is done, 0 to 1. */
  onProgress?: (share: number) => void;
  /** A killed import of the same file is gone on with; so many of its rows are in. */
  onGoingOn?: (rows: number) => void;
};

export interface ImportedMap {
  id: string;
  bounds: Bounds;
  counts: RowsIn & { streets: number; junctions: number };
}

/** As openstreetmap.org/copyright wants it, in the languages of its own translations. */
const openStreetMap = {
  name: "© OpenStreetMap contributors",
  byLanguage: { ar: "© مساهمو OpenStreetMap", ckb: "© بەشدارانی OpenStreetMap", fa: "© مشارکت‌کنندگان OpenStreetMap" },
};

/** Rows per statement. */
const batchRows = 2000;

/** To be raised whenever other rows are made of the same file: what an older importer left behind is then begun anew. */
const form = 2;

/** The share of the work after which the file has been read; then come streets, statistics, tiles. */
const readShare = 0.9;

/**
 * Imports an OpenStreetMap extract beside the map in use, and puts it into use when it is complete:
 *
 *   begin or go on -> read and insert batch by batch -> street graph -> words to search by -> far tiles -> use -> remove the old
 *
 * The map in use answers throughout, and stays in use when anything fails. An import that was killed is gone on with
 * by the next one of the same file: it is read again (rows come in the same order every time), but what is in isn't
 * inserted again. What a killed import of another file left behind is removed. `db` is best a connection of its own,
 * without a time limit for statements, and not in a transaction.
 */
export async function importMap(db: Db, request: ImportRequest): Promise<ImportedMap> {
  await requireExtract(request);
  const { name, attribution = openStreetMap.name, attributions = request.attribution === undefined ? openStreetMap.byLanguage : {} } = request;
  const { rowsIn, ...map } = await beginMap(db, { name, attribution, attributions, hash: await extractHash(request), form, run: randomUUID(), now: new Date() });
  await removeOtherMaps(db, map.id);
  const going = rowsIn.shapes + rowsIn.places + rowsIn.addresses;
  if (going > 0) request.onGoingOn?.(going);
  try {
    const { bounds, counts } = await fillMap(db, { map, rowsIn, request });
    await analyzeMap(db);
    await indexPlaces(db, map.id);
    await keepFarTiles(db, { mapId: map.id, bounds, onProgress: (share) => request.onProgress?.(readShare + (1 - readShare) * share) });
    requireOwn(await useMap(db, { ...map, bounds, counts, now: new Date() }));
    await removeOtherMaps(db);
    request.onProgress?.(1);
    return { id: map.id, bounds, counts };
  } catch (error) {
    // A file that can't be used never gets better; anything else (the database went away) may be gone on with.
    if (error instanceof UnusableExtract && !(error instanceof Overtaken)) await removeMap(db, map.id).catch(() => undefined);
    throw isRemoved(error) ? new Overtaken() : error;
  }
}

class Overtaken extends UnusableExtract {
  constructor() {
    super("Another import began and took the place of this one.");
  }
}

function requireOwn(own: boolean): void {
  if (!own) throw new Overtaken();
}

interface Filling {
  map: WritableMap;
  rowsIn: RowsIn;
  request: ImportRequest;
}

async function fillMap(db: Db, { map, rowsIn, request }: Filling): Promise<Pick<ImportedMap, "bounds" | "counts">> {
  const counts = { shapes: 0, places: 0, addresses: 0, streets: 0, junctions: 0 };
  const waiting: MapRows = { shapes: [], places: [], addresses: [] };
  const flush = async (atLeast: number): Promise<void> => {
    counts.shapes += await drain(waiting.shapes, { atLeast, before: counts.shapes, inAlready: rowsIn.shapes, insert: (batch) => insertShapes(db, map, batch) });
    counts.places += await drain(waiting.places, { atLeast, before: counts.places, inAlready: rowsIn.places, insert: (batch) => insertPlaces(db, map, batch) });
    counts.addresses += await drain(waiting.addresses, { atLeast, before: counts.addresses, inAlready: rowsIn.addresses, insert: (batch) => insertAddresses(db, map, batch) });
  };
  const { bounds, pieces, bans, signals } = await readExtract(request, {
    onProgress: (share) => request.onProgress?.(share * readShare),
    take: async (rows) => {
      for (const row of rows.shapes) waiting.shapes.push(row);
      for (const row of rows.places) waiting.places.push(row);
      for (const row of rows.addresses) waiting.addresses.push(row);
      await flush(batchRows);
    },
  });
  await flush(1);
  const graph = buildGraph(pieces, { bans, signals, ...(request.keepsTo && { keepsTo: request.keepsTo }) });
  requireOwn(await insertStreets(db, map, graphToBytes(graph)));
  return { bounds, counts: { ...counts, streets: graph.from.length, junctions: graph.junctions } };
}

interface Draining<T> {
  atLeast: number;
  before: number;
  inAlready: number;
  insert: (batch: RowBatch<T>) => Promise<boolean>;
}

/** Takes full batches away as long as there are that many rows, and inserts those that aren't in; answers how many went. */
async function drain<T>(rows: T[], { atLeast, before, inAlready, insert }: Draining<T>): Promise<number> {
  let gone = 0;
  while (rows.length >= atLeast) {
    const batch = rows.splice(0, batchRows);
    if (before + gone >= inAlready) requireOwn(await insert({ before: before + gone, rows: batch }));
    gone += batch.length;
  }
  return gone;
}

/** A row whose map was removed by another import breaks its reference (SQLSTATE 23503). */
function isRemoved(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23503";
}
