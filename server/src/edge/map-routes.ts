import { createHash } from "node:crypto";
import { currentMap, deepestTile } from "@najda/geo/postgis";
import { Refused } from "@najda/protocol";
import type { Express, Request, Response } from "express";
import type { App } from "../app.ts";
import { asDb } from "../infra/pool.ts";
import type { MapSources } from "../map-sources/map-sources.ts";
import { describedMap } from "./described-map.ts";
import { tileMemory } from "./tile-memory.ts";

/** The base map: vector tiles out of PostGIS or from where the operator says, and what belongs to them (attribution is owed wherever they show). */
export function mapRoutes(app: App, http: Express, sources: MapSources): void {
  const memory = tileMemory(asDb(app.pool));
  http.get("/tiles/map.json", async (_request, response) => {
    const described = describedMap(await currentMap(asDb(app.pool)), sources);
    if (described === undefined) throw new Refused("not-found");
    response.set("Cache-Control", "no-cache").json(described);
  });
  http.get("/tiles/:z/:x/:y.mvt", async (request, response) => {
    const address = addressOf(request, deepestTile);
    const { body, etag } = await memory.get(address);
    answer(request, response, { body, etag, type: "application/vnd.mapbox-vector-tile", cache: "no-cache" });
  });
  http.get("/tiles/layers/:id/:z/:x/:y", async (request, response) => {
    const address = addressOf(request, 22);
    const found = await sources.tile(String(request.params["id"]), address).catch(() => undefined);
    const { body, type } = found ?? { body: Buffer.alloc(0), type: "image/png" };
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    // Pictures of the ground change rarely; what a source has not is asked for again soon.
    answer(request, response, { body, etag, type, cache: found === undefined ? "no-cache" : "max-age=86400" });
  });
}

interface Answer {
  body: Buffer;
  etag: string;
  type: string;
  cache: string;
}

function answer(request: Request, response: Response, { body, etag, type, cache }: Answer): void {
  response.set({ ETag: etag, "Cache-Control": cache, "Content-Type": type });
  if (request.get("if-none-match") === etag) return void response.status(304).end();
  response.status(body.length === 0 ? 204 : 200).send(body);
}

function addressOf({ params }: Request, deepest: number): { z: number; x: number; y: number } {
  const [z, x, y] = [params["z"], params["x"], params["y"]].map(Number);
  if (!isIndex(z, deepest) || !isIndex(x, 2 ** z - 1) || !isIndex(y, 2 ** z - 1)) throw new Refused("not-found");
  return { z, x, y };
}

const isIndex = (value: number | undefined, most: number): value is number => Number.isInteger(value) && value !== undefined && value >= 0 && value <= most;
