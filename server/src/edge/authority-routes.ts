import express, { type Express, type Request } from "express";
import { Id, Refused } from "@najda/protocol";
import type { App } from "../app.ts";
import { asDb } from "../infra/pool.ts";
import { findService } from "../zones/authority.ts";
import { boundaryOf } from "../zones/authority.sql.ts";
import { answerLost } from "../zones/lost.ts";
import { machineOf } from "./intake-routes.ts";

/** Who answers where, for other systems: as JSON, as LoST (RFC 5222), and the boundaries that the answers refer to. */
export function authorityRoutes(app: App, http: Express): void {
  const admit = async (request: Request): Promise<void> => {
    if (app.config.AUTHORITY_ACCESS === "key") await machineOf(app, request, "authority");
  };
  const installationOf = (request: Request) => ({ origin: originOf(app, request), emergencyNumber: app.config.EMERGENCY_NUMBER });

  http.get("/api/authority", async (request, response) => {
    await admit(request);
    const { service, at } = questionOf(request);
    const mappings = await findService(asDb(app.pool), { service, shape: { at }, now: app.clock.now(), installation: installationOf(request) });
    if (mappings === "not-implemented") throw new Refused("malformed", { why: "service: not answered here, see /api/openapi.json" });
    if (mappings.length === 0) throw new Refused("not-found", { service });
    response.set("Cache-Control", "private, max-age=60").json({ ok: true, value: { mappings, locationUsed: at } });
  });
  http.get("/api/authority/boundaries/:key", async (request, response) => {
    await admit(request);
    const key = Id.safeParse(request.params.key).data;
    const found = key === undefined ? undefined : await boundaryOf(asDb(app.pool), key);
    if (found === undefined) throw new Refused("not-found", { key: String(request.params.key) });
    const feature = JSON.stringify({ type: "Feature", id: key, properties: { name: found.name } });
    response.type("json").end(`{"ok":true,"value":${feature.slice(0, -1)},"geometry":${found.area}}}`);
  });
  http.post("/lost", express.text({ type: ["application/lost+xml", "application/xml", "text/xml"], limit: "64kb" }), async (request, response) => {
    await admit(request);
    const xml = typeof request.body === "string" ? request.body : "";
    // RFC 5222, 14: errors of the protocol travel with HTTP status 200.
    response.type("application/lost+xml").send(await answerLost(asDb(app.pool), xml, { now: app.clock.now(), installation: installationOf(request) }));
  });
}

function questionOf({ query }: Request): { service: string; at: [number, number] } {
  const [lat, lng] = [Number(query["lat"] ?? Number.NaN), Number(query["lng"] ?? Number.NaN)];
  if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180)) throw new Refused("malformed", { why: "lat, lng: degrees, WGS 84" });
  const { service = "urn:service:sos" } = query;
  if (typeof service !== "string") throw new Refused("malformed", { why: "service: one URN" });
  return { service, at: [lng, lat] };
}

function originOf({ config }: App, request: Request): string {
  const [origin = ""] = config.PUBLIC_ORIGIN.split(",");
  return origin.trim() === "" ? `${request.protocol}://${request.get("host") ?? "localhost"}` : origin.trim();
}
