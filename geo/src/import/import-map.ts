import type { Db } from "@najda/protocol";
import type { Bounds } from "../area/measures.ts";
import { graphToBytes } from "../streets/graph-bytes.ts";
import { buildGraph } from "../streets/street-graph.ts";
import type { ExtractSource } from "./blobs.ts";
import { analyzeMap, beginMap, insertAddresses, insertPlaces, insertShapes, insertStreets, removeMap, removeOtherMaps, useMap } from "./map-rows.sql.ts";
import { type MapRows, readExtract } from "./read-extract.ts";
import { UnusableExtract } from "./unusable-extract.ts";

export type ImportRequest = ExtractSource & {
  /** What people call the region. */
  name: string;
  /** Shown wherever the map is shown; OpenStreetMap's own unless given. */
  attribution?: string;
  /** How much of the file has been read, 0 to 1. */
  onProgress?: (share: number) => void;
};

export interface ImportedMap {
  id: string;
  bounds: Bounds;
  counts: { shapes: number; places: number; addresses: number; streets: number; junctions: number };
}

/** Rows per statement. */
const batchRows = 2000;

/**
 * Imports an OpenStreetMap extract beside the map in use, and puts it into use when it is complete:
 *
 *   begin -> read and insert batch by batch -> street graph -> use -> remove the old
 *
 * The map in use answers throughout, and stays in use when anything fails. What an import that was killed left
 * behind is removed by the next. `db` is best a connection of its own, without a time limit for statements, and
 * not in a transaction.
 */
export async function importMap(db: Db, request: ImportRequest): Promise<ImportedMap> {
  await removeOtherMaps(db);
  const id = await beginMap(db, { name: request.name, attribution: request.attribution ?? "© OpenStreetMap contributors", now: new Date() });
  try {
    const { bounds, counts } = await fillMap(db, id, request);
    await analyzeMap(db);
    if (!(await useMap(db, { id, bounds, counts, now: new Date() }))) throw new UnusableExtract("Another import began and took the place of this one.");
    await removeOtherMaps(db);
    return { id, bounds, counts };
  } catch (error) {
    await removeMap(db, id).catch(() => undefined);
    throw isOvertaken(error) ? new UnusableExtract("Another import began and took the place of this one.") : error;
  }
}

async function fillMap(db: Db, id: string, request: ImportRequest): Promise<Pick<ImportedMap, "bounds" | "counts">> {
  const counts = { shapes: 0, places: 0, addresses: 0, streets: 0, junctions: 0 };
  const waiting: MapRows = { shapes: [], places: [], addresses: [] };
  const flush = async (atLeast: number): Promise<void> => {
    counts.shapes += await drain(waiting.shapes, atLeast, (rows) => insertShapes(db, id, rows));
    counts.places += await drain(waiting.places, atLeast, (rows) => insertPlaces(db, id, rows));
    counts.addresses += await drain(waiting.addresses, atLeast, (rows) => insertAddresses(db, id, rows));
  };
  const { bounds, pieces, bans, signals } = await readExtract(request, {
    onProgress: request.onProgress,
    take: async (rows) => {
      for (const row of rows.shapes) waiting.shapes.push(row);
      for (const row of rows.places) waiting.places.push(row);
      for (const row of rows.addresses) waiting.addresses.push(row);
      await flush(batchRows);
    },
  });
  await flush(1);
  const graph = buildGraph(pieces, { bans, signals });
  await insertStreets(db, id, graphToBytes(graph));
  return { bounds, counts: { ...counts, streets: graph.from.length, junctions: graph.junctions } };
}

/** Inserts full batches as long as there are that many rows; answers how many went. */
async function drain<T>(rows: T[], atLeast: number, insert: (rows: T[]) => Promise<void>): Promise<number> {
  let gone = 0;
  while (rows.length >= atLeast) {
    const batch = rows.splice(0, batchRows);
    await insert(batch);
    gone += batch.length;
  }
  return gone;
}

/** A row whose map was removed by another import breaks its reference (SQLSTATE 23503). */
function isOvertaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23503";
}
