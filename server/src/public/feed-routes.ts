import type { Express, Request, Response } from "express";
import type { FeedSettings } from "@najda/alerts/cap";
import { Refused } from "@najda/protocol";
import type { App } from "../app.ts";
import { asDb } from "../infra/pool.ts";
import { alertFeed, alertXml, type Page } from "./feeds.ts";

/** What other systems read without an account: the Atom feed and the CAP XML of every alert that was sent. */
export function feedRoutes(app: App, http: Express): void {
  const db = asDb(app.pool);
  http.get("/alerts/feed.atom", async (request, response) => {
    answer(request, response, await alertFeed(db, { settings: settingsFor(app, request), now: app.clock.now() }));
  });
  http.get("/alerts/:name.xml", async (request, response) => {
    const page = await alertXml(db, { name: String(request.params.name), settings: settingsFor(app, request) });
    if (page === undefined) throw new Refused("not-found", { id: String(request.params.name) });
    answer(request, response, page);
  });
}

function answer(request: Request, response: Response, { type, body, etag }: Page): void {
  // Any site's map may show our warnings; shared caches may hold them for a few seconds only.
  response.set({ "Content-Type": type, ETag: etag, "Cache-Control": "public, max-age=5", "Access-Control-Allow-Origin": "*" });
  if (request.fresh) response.status(304).end();
  else response.send(body);
}

function settingsFor({ config }: App, request: Request): FeedSettings {
  const [origin = ""] = config.PUBLIC_ORIGIN.split(",");
  return {
    sender: config.ALERT_SENDER,
    senderName: config.ALERT_SENDER_NAME,
    timeZone: config.TIME_ZONE,
    language: config.LANGUAGES[0] ?? "en",
    origin: origin.trim() === "" ? `${request.protocol}://${request.get("host") ?? "localhost"}` : origin.trim(),
  };
}
