import { demoCity } from "@najda/geo/demo-city";
import { Refused } from "@najda/protocol";
import type { Express } from "express";
import { listDispositions, listTypes } from "../accounts/master.sql.ts";
import type { App } from "../app.ts";
import { demoAccounts } from "../demo/accounts.sql.ts";
import { asDb } from "../infra/pool.ts";

/** In demo mode the accounts are no secret: the sign-in page offers them. Outside it this address does not exist. */
export function demoRoutes(app: App, http: Express): void {
  http.get("/api/demo", async (_request, response) => {
    if (!app.demo) throw new Refused("not-found");
    const db = asDb(app.pool);
    response.json({
      accounts: await demoAccounts(db),
      bounds: demoCity.bounds,
      incidentTypes: (await listTypes(db)).map(({ code }) => ({ code })),
      dispositions: (await listDispositions(db)).map(({ code }) => ({ code })),
    });
  });
}
