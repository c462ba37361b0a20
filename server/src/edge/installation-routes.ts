import { pushKeys } from "@najda/alerts";
import type { Express } from "express";
import { listTypes } from "../accounts/master.sql.ts";
import type { App } from "../app.ts";
import { asDb } from "../infra/pool.ts";

/** What every app has to know before anybody signs in. Numbers to call work without anything else. */
export function installationRoutes(app: App, http: Express): void {
  const { config } = app;
  http.get("/api/installation", async (_request, response) => {
    const db = asDb(app.pool);
    const keys = await pushKeys(db);
    const types = await listTypes(db);
    response.json({
      name: config.INSTALLATION_NAME,
      emergencyNumber: config.EMERGENCY_NUMBER,
      ...(config.DESK_NUMBER === undefined ? {} : { deskNumber: config.DESK_NUMBER }),
      languages: config.LANGUAGES,
      timeZone: config.TIME_ZONE,
      demo: app.demo,
      sender: config.ALERT_SENDER_NAME,
      acknowledgeSeconds: config.ACKNOWLEDGE_SECONDS,
      incidentTypes: types.map(({ code, names }) => ({ code, names })),
      vapid: { public: keys.public.publicKey, crews: keys.crews.publicKey, exercise: keys.exercise.publicKey },
    });
  });
}
