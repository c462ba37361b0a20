import type { Express } from "express";
import type { App } from "../app.ts";
import { asyncApi } from "./asyncapi.ts";
import { docsPage, docsStyle } from "./docs-page.ts";
import { openApi } from "./openapi.ts";

/** The documents from which a stranger can script everything. Made once: the tables don't change while we run. */
export function contractRoutes(app: App, http: Express): void {
  const about = { name: app.config.INSTALLATION_NAME, version: "0.1.0" };
  const open = openApi(about);
  const async = asyncApi(about);
  const page = docsPage(about.name);
  http.get("/api/openapi.json", (_request, response) => void response.json(open));
  http.get("/api/asyncapi.json", (_request, response) => void response.json(async));
  http.get(["/docs", "/docs/"], (_request, response) => void response.type("html").send(page));
  http.get("/docs/docs.css", (_request, response) => void response.type("css").send(docsStyle));
}
