import type { Express } from "express";
import type { App } from "../app.ts";
import { asDb } from "../infra/pool.ts";
import { isThere } from "../infra/ping.sql.ts";
import { registry } from "./metrics.ts";

/** For those who watch: alive, ready, figures. `isDraining` turns readiness off before the sockets close. */
export function healthRoutes(app: App, http: Express, isDraining: () => boolean): void {
  http.get("/healthz", (_request, response) => void response.json({ ok: true }));
  http.get("/readyz", async (_request, response) => {
    if (isDraining()) return void response.status(503).json({ ok: false, why: "draining" });
    const there = await isThere(asDb(app.pool)).catch(() => false);
    response.status(there ? 200 : 503).json(there ? { ok: true } : { ok: false, why: "the database is away" });
  });
  http.get("/metrics", async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
}
