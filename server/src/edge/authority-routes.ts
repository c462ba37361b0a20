import express, { type Express, type Request } from "express";
import { Id, Refused } from "@najda/protocol";
import type { App } from "../app.ts";
import { asDb } from "../infra/pool.ts";
import { findService, type FoundService } from "../zones/authority.ts";
import { boundaryOf } from "../zones/authority.sql.ts";
import { findServiceResponse, lostErrors, readFindService, type LostError, type Question } from "../zones/lost-xml.ts";
import { machineOf } from "./intake-routes.ts";

/** Who answers where, for other systems: LoST's findService (RFC 5222) as JSON and as XML, and the boundaries it refers to. */
export function authorityRoutes(app: App, http: Express): void {
  const admit = async (request: Request): Promise<void> => {
    if (app.config.AUTHORITY_ACCESS === "key") await machineOf(app, request, "authority");
  };
  const ask = (request: Request, question: Question) => {
    const origin = originOf(app, request);
    const installation = { origin, emergencyNumber: app.config.EMERGENCY_NUMBER };
    return findService(asDb(app.pool), { ...question, now: app.clock.now(), installation });
  };

  http.get("/api/authority", async (request, response) => {
    await admit(request);
    const question = questionOf(request);
    const found = await ask(request, question);
    if (found === "not-implemented") throw new Refused("malformed", { why: "service: not answered here, see /api/openapi.json" });
    if (found.mappings.length === 0) throw new Refused("not-found", { service: question.service });
    response.set("Cache-Control", "private, max-age=60").json({ ok: true, value: found });
  });
  http.get("/api/authority/boundaries/:key", async (request, response) => {
    await admit(request);
    const key = Id.safeParse(request.params.key).data;
    const found = key === undefined ? undefined : await boundaryOf(asDb(app.pool), key);
    if (found === undefined) throw new Refused("not-found", { key: String(request.params.key) });
    const feature = JSON.stringify({ type: "Feature", id: key, properties: { name: found.name } });
    response.type("json").end(`{"ok":true,"value":${feature.slice(0, -1)},"geometry":${found.area}}}`);
  });
  http.post("/lost", express.text({ type: ["application/lost+xml", "application/xml", "text/xml"], limit: "16kb" }), async (request, response) => {
    await admit(request);
    const question = typeof request.body === "string" ? readFindService(request.body) : undefined;
    const found = question === undefined ? "bad-request" : await ask(request, question);
    const source = new URL(originOf(app, request)).host;
    // RFC 5222, 14: errors of the protocol travel with HTTP status 200.
    response.type("application/lost+xml").send(typeof found === "string" || found.mappings.length === 0 ? wrong(found, source) : findServiceResponse(found, source));
  });
}

const errors: Readonly<Record<"bad-request" | "not-implemented" | "nobody", readonly [LostError, string]>> = {
  "bad-request": ["badRequest", "Send findService with a service and one Point in EPSG:4326, latitude first."],
  "not-implemented": ["serviceNotImplemented", "This service is not answered here."],
  nobody: ["notFound", "No agency's jurisdiction holds this place."],
};

function wrong(found: FoundService | "bad-request" | "not-implemented", source: string): string {
  const [error, message] = errors[typeof found === "string" ? found : "nobody"];
  return lostErrors(error, { message, source });
}

function questionOf({ query }: Request): Question {
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
