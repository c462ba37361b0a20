import type { Express, Request } from "express";
import { Refused } from "@najda/protocol";
import { v7 as uuid } from "uuid";
import type { App } from "../app.ts";
import type { ZoneUploads } from "../zones/zone-uploads.ts";
import { actorOf } from "./http.ts";
import { refusalOf } from "./run-command.ts";

const lines = "application/x-ndjson";
/** Often enough for an eye, seldom enough for the loop. */
const tellEveryMs = 200;

/**
 * Where administrators leave files of zones that are too large for a command. The answer's `uploadId` goes into
 * zones:import. Whoever accepts lines of JSON is told on the way how many zones are checked; the last line is the answer.
 */
export function zoneRoutes(app: App, http: Express, uploads: ZoneUploads): void {
  http.post("/api/zones/uploads", async (request, response) => {
    const by = await administrator(app, request);
    const id = uuid();
    const told = request.accepts(["json", lines]) === lines;
    let last = 0;
    try {
      const count = await uploads.receive(request, { id, by, now: app.clock.now() }, (checked) => {
        if (!told || (Date.now() - last < tellEveryMs && checked.checked < checked.of)) return;
        last = Date.now();
        if (!response.headersSent) response.type(lines);
        response.write(`${JSON.stringify(checked)}\n`);
      });
      const answer = { ok: true, value: { uploadId: id, count } };
      if (!response.headersSent && told) response.type(lines);
      if (told) response.end(`${JSON.stringify(answer)}\n`);
      else response.json(answer);
    } catch (error) {
      // The rest of a file that was refused on its way: whoever still sends it would not hear the answer otherwise.
      request.resume();
      if (!response.headersSent) throw error;
      response.end(`${JSON.stringify(refusalOf(app, { error, name: "zones upload" }))}\n`);
    }
  });
}

async function administrator(app: App, request: Request): Promise<string> {
  const { role, personId } = await actorOf(app, request);
  if (role !== "administrator") throw new Refused("role-refused", { role, allowed: "administrator" });
  if (!request.is(["application/geo+json", "application/octet-stream"])) {
    throw new Refused("malformed", { why: "send the file as Content-Type: application/geo+json" });
  }
  return personId;
}
