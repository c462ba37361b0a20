import { currentMap, deepestTile, tile } from "@najda/geo/postgis";
import { Refused } from "@najda/protocol";
import type { Express } from "express";
import type { App } from "../app.ts";
import { asDb } from "../infra/pool.ts";

/** The base map: vector tiles out of PostGIS, and what belongs to them (attribution is owed wherever they show). */
export function mapRoutes(app: App, http: Express): void {
  http.get("/tiles/map.json", async (_request, response) => {
    const map = await currentMap(asDb(app.pool));
    if (map === undefined) throw new Refused("not-found");
    response.set("Cache-Control", "no-cache").json(map);
  });
  http.get("/tiles/:z/:x/:y.mvt", async (request, response) => {
    const [z, x, y] = [request.params.z, request.params.x, request.params.y].map(Number);
    const inRange = isIndex(z, deepestTile) && isIndex(x, 2 ** z - 1) && isIndex(y, 2 ** z - 1);
    if (!inRange) throw new Refused("not-found");
    const { body, etag } = await tile(asDb(app.pool), { z, x, y });
    response.set({ ETag: etag, "Cache-Control": "no-cache", "Content-Type": "application/vnd.mapbox-vector-tile" });
    if (request.get("if-none-match") === etag) return void response.status(304).end();
    response.status(body.length === 0 ? 204 : 200).send(body);
  });
}

const isIndex = (value: number | undefined, most: number): value is number => Number.isInteger(value) && value !== undefined && value >= 0 && value <= most;
