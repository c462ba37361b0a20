import express, { type Express, type Request } from "express";
import { Refused, type Actor } from "@najda/protocol";
import type { App } from "../app.ts";
import { tokenHash } from "../accounts/sign-in.ts";
import { asDb } from "../infra/pool.ts";
import { readTrackerRequest } from "../tracking/intake-formats.ts";
import type { Tracking } from "../tracking/tracking.ts";
import { statusOf } from "./http.ts";
import { actorOfKey, type IntakeKind } from "./intake-keys.sql.ts";
import { runCommand } from "./run-command.ts";

/** Where machines hand over calls and positions, each kind with a key of its own. */
export function intakeRoutes({ app, tracking, http }: { app: App; tracking: Tracking; http: Express }): void {
  http.post("/intake/calls", async (request, response) => {
    const machine = await machineOf(app, request, "calls");
    const answer = await runCommand(app, { by: machine, name: "call:take", raw: request.body ?? {} });
    response.status(answer.ok ? 200 : statusOf(answer.code)).json(answer);
  });
  // Trackers speak forms and queries, and some of them only GET.
  http.all("/intake/positions", express.urlencoded({ extended: false, limit: "64kb" }), async (request, response) => {
    const machine = await machineOf(app, request, "positions");
    const { key: _, ...query } = request.query;
    const { reports } = readTrackerRequest({ query, body: request.body, now: app.clock.now() });
    const { accepted, unknown } = await tracking.reportFromTrackers(machine.centreId, reports);
    if (accepted === 0 && unknown.length > 0) throw new Refused("not-found", { unknown });
    // OwnTracks reads the answer as a list of messages for the device: none.
    response.status(200).json([]);
  });
}

/** The key comes as a bearer, as the password of basic authentication (OwnTracks), or as `key` in the query (Traccar). */
export async function machineOf(app: App, request: Request, kind: IntakeKind): Promise<Actor & { centreId: string }> {
  const key = keyOf(request);
  const machine = key && (await actorOfKey(asDb(app.pool), { keyHash: tokenHash(key), kind }));
  if (!machine) throw new Refused("signed-out");
  return machine;
}

function keyOf(request: Request): string | undefined {
  const [scheme, value = ""] = (request.get("authorization") ?? "").split(" ");
  if (scheme === "Bearer") return value;
  if (scheme === "Basic") return Buffer.from(value, "base64").toString("utf8").split(":").slice(1).join(":");
  return typeof request.query.key === "string" ? request.query.key : undefined;
}
